package dev.mintmark.rest.refusal;

import java.util.List;

/** A request that cannot be read, before any rule is asked. */
public final class RequestRefused extends RuntimeException {
    private final transient Problem problem;

    /** Refuses with this problem. */
    public RequestRefused(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** Refuses a request with faults that can be named; the status is 400. */
    public static RequestRefused badRequest(String code, String detail, List<FieldError> errors) {
        return new RequestRefused(new Problem(400, code, detail, errors));
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }
}
