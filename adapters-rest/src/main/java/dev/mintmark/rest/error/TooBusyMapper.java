package dev.mintmark.rest.error;

import dev.mintmark.application.port.TooBusy;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.refusal.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 503 while too much expensive work is under way. */
@Provider
public final class TooBusyMapper implements ExceptionMapper<TooBusy> {
    private final HttpServletRequest request;

    /** Answers the current request. */
    public TooBusyMapper(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(TooBusy busy) {
        return ErrorResponse.of(Problem.TEMPORARILY_UNAVAILABLE, Exchange.of(request))
                .toResponse();
    }
}
