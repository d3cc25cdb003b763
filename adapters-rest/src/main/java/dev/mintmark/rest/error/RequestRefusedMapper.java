package dev.mintmark.rest.error;

import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.refusal.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a request that cannot be read. */
@Provider
public final class RequestRefusedMapper implements ExceptionMapper<RequestRefused> {
    private final HttpServletRequest request;

    /** Answers the current request. */
    public RequestRefusedMapper(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(RequestRefused refused) {
        return ErrorResponse.of(refused.problem(), Exchange.of(request)).toResponse();
    }
}
