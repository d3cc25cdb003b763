package dev.mintmark.rest.security;

import dev.mintmark.rest.error.ErrorResponse;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.refusal.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells whoever tries too often when to try again. */
@Provider
public final class TooManyAttemptsMapper implements ExceptionMapper<TooManyAttempts> {
    private static final Problem PROBLEM = Problem.of(
            429,
            "too_many_attempts",
            "Too many wrong passwords were sent from this address. Wait for the seconds in Retry-After.");

    private final HttpServletRequest request;

    /** Answers the current request. */
    public TooManyAttemptsMapper(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(TooManyAttempts refused) {
        return ErrorResponse.of(PROBLEM, Exchange.of(request))
                .after(refused.delay())
                .toResponse();
    }
}
