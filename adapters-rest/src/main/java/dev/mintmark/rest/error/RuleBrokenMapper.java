package dev.mintmark.rest.error;

import dev.mintmark.domain.RuleBroken;
import dev.mintmark.rest.http.Exchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with the problem that a broken rule is. */
@Provider
public final class RuleBrokenMapper implements ExceptionMapper<RuleBroken> {
    private final HttpServletRequest request;

    /** Answers the current request. */
    public RuleBrokenMapper(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(RuleBroken broken) {
        return ErrorAnswer.of(Problem.of(broken), Exchange.of(request)).toResponse();
    }
}
