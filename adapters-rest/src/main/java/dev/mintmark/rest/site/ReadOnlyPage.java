package dev.mintmark.rest.site;

import dev.mintmark.rest.error.ErrorResponse;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.refusal.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** A page that is read, with {@code GET} and {@code HEAD}; every other method is refused. */
abstract class ReadOnlyPage extends HttpServlet {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!isThere(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (METHODS.contains(request.getMethod())) {
            super.service(request, response);
            return;
        }
        Exchange exchange = Exchange.of(request);
        response.setHeader("Allow", "GET, HEAD");
        ErrorResponse.of(Problem.ofStatus(405, exchange.requestId()), exchange).writeTo(response);
    }

    /** Whether there is a page at this address; where there is none, no method is answered. */
    protected boolean isThere(HttpServletRequest request) {
        return true;
    }

    @Override
    protected abstract void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
