package dev.mintmark.rest.error;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.refusal.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 503 while the store is away. */
@Provider
public final class StoreUnavailableMapper implements ExceptionMapper<StoreUnavailable> {
    private final HttpServletRequest request;

    /** Answers the current request. */
    public StoreUnavailableMapper(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(StoreUnavailable away) {
        Exchange exchange = Exchange.of(request);
        ErrorLog.warn(exchange, away);
        return ErrorResponse.of(Problem.TEMPORARILY_UNAVAILABLE, exchange).toResponse();
    }
}
