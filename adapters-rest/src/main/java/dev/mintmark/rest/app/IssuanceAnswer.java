package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.CheckIssuance;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether an app would get a token now (http-api §2, apps).
 *
 * @param claims what the token would carry
 */
@Schema(
        name = "Issuance",
        description = "Whether an app would get a token now, check by check, and what would stand in it.",
        examples = """
                {
                  "ready": false,
                  "checks": [
                    {"check": "credential", "passed": true, "reason": null},
                    {"check": "app", "passed": false, "reason": "app_disabled"}
                  ],
                  "claims": {"client_id": "mm_7c9kx2v4n8q1w5e3r6t0y2h4jk", "scope": "mintmark.api"}
                }""")
record IssuanceAnswer(
        @Schema(description = "Whether every check passed.") boolean ready,
        List<Check> checks,

        @Schema(description = "What a token would carry now; not a token.")
        Map<String, Object> claims) {
    /**
     * One check.
     *
     * @param reason null if it passed
     */
    @Schema(name = "IssuanceCheck", description = "One check, in the order in which they are made.")
    record Check(
            @Schema(description = "What is checked.", pattern = "^[a-z_]+$")
            String check,

            boolean passed,

            @Schema(nullable = true, description = "Why it did not pass; null if it did.", pattern = "^[a-z_]+$")
            String reason) {}

    static IssuanceAnswer from(CheckIssuance.Report report) {
        return new IssuanceAnswer(
                report.ready(),
                report.checks().stream().map(IssuanceAnswer::check).toList(),
                report.claims());
    }

    private static Check check(CheckIssuance.Check check) {
        return new Check(
                check.check(),
                check.failure().isEmpty(),
                check.failure().map(CheckIssuance.Failure::code).orElse(null));
    }
}
