package dev.mintmark.rest.error;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.refusal.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
        return ErrorResponse.of(Problem.of(onCondition(broken)), Exchange.of(request))
                .toResponse();
    }

    /**
     * A change that another one overtook, made on the condition that nothing had changed: the condition did not hold.
     */
    private RuleBroken onCondition(RuleBroken broken) {
        String ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
        boolean overtaken = broken.refusal() == Refusal.CONCURRENT_CHANGE;
        return overtaken && ifMatch != null && !ifMatch.strip().equals("*")
                ? new RuleBroken(Refusal.CHANGED_SINCE_READ)
                : broken;
    }
}
