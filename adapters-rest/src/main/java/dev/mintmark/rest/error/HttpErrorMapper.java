package dev.mintmark.rest.error;

import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.refusal.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what the runtime refuses by itself, such as an unknown path or another method, keeping its headers. */
@Provider
public final class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {
    private final HttpServletRequest request;

    /** Answers the current request. */
    public HttpErrorMapper(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(WebApplicationException refused) {
        Exchange exchange = Exchange.of(request);
        if (exchange == null) {
            // What has no path, such as OPTIONS *, passes by every filter
            return Response.status(refused.getResponse().getStatus()).build();
        }
        int status = refused.getResponse().getStatus();
        if (status >= 500) {
            ErrorLog.error(exchange, refused);
        }
        Response answer = ErrorResponse.of(Problem.ofStatus(status, exchange.requestId()), exchange)
                .toResponse();
        String allow = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }
}
