package dev.mintmark.rest.site;

import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.rest.error.ErrorLog;
import dev.mintmark.rest.error.ErrorResponse;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.RequestId;
import dev.mintmark.rest.http.SecurityHeaders;
import dev.mintmark.rest.refusal.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers what the server refuses before or outside the resources; {@code web.xml} names it as the error page of every
 * status.
 */
@WebServlet(ErrorPage.PATH)
public final class ErrorPage extends HttpServlet {
    static final String PATH = "/internal/error";

    /** A header that the server adds to its own errors and that tells what it is. */
    private static final String SERVER_MARK = "$WSEP";

    private final transient TokenPolicy policy;

    /** Publishes URLs under this policy's issuer. */
    @Inject
    public ErrorPage(TokenPolicy policy) {
        this.policy = policy;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = exchange(request);
        response.setHeader(RequestId.HEADER, exchange.requestId());
        response.setHeader(SERVER_MARK, null);
        SecurityHeaders.setOn(response, policy.issuer());
        int status = status(request);
        if (status >= 500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable unexpected) {
            ErrorLog.error(exchange, unexpected);
        }
        ErrorResponse.of(Problem.ofStatus(status, exchange.requestId()), exchange)
                .writeTo(response);
    }

    private static int status(HttpServletRequest request) {
        boolean isError = request.getDispatcherType() == DispatcherType.ERROR;
        return isError && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : 404;
    }

    private Exchange exchange(HttpServletRequest request) {
        Exchange known = Exchange.of(request);
        if (known != null) {
            return known;
        }
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new Exchange(
                RequestId.of(request.getHeader(RequestId.HEADER)),
                request.getMethod(),
                path instanceof String text ? text : request.getRequestURI(),
                policy.issuer());
    }
}
