package dev.mintmark.rest.error;

import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.refusal.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Hides everything that nobody expected behind the request's id, under which the log tells it. */
@Provider
public final class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {
    private final HttpServletRequest request;

    /** Answers the current request. */
    public UnexpectedErrorMapper(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable unexpected) {
        Exchange exchange = Exchange.of(request);
        ErrorLog.error(exchange, unexpected);
        return ErrorResponse.of(Problem.internal(exchange.requestId()), exchange)
                .toResponse();
    }
}
