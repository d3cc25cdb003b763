package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.CheckIssuance;
import java.util.List;
import java.util.Map;

/**
 * Whether an app would get a token now (http-api §2, apps).
 *
 * @param claims what the token would carry
 * @param requireDpop whether a request for it needs a proof (RFC 9449)
 */
record IssuanceResponse(boolean ready, List<Check> checks, Map<String, Object> claims, boolean requireDpop) {
    /**
     * One check.
     *
     * @param reason null if it passed
     */
    record Check(String check, boolean passed, String reason) {}

    static IssuanceResponse from(CheckIssuance.Report report) {
        return new IssuanceResponse(
                report.ready(),
                report.checks().stream().map(IssuanceResponse::check).toList(),
                report.claims(),
                report.requiresDpop());
    }

    private static Check check(CheckIssuance.Check check) {
        return new Check(
                check.check(),
                check.failure().isEmpty(),
                check.failure().map(CheckIssuance.Failure::code).orElse(null));
    }
}
