package dev.mintmark.rest.federation;

import dev.mintmark.application.port.in.app.CheckFederatedToken;
import java.util.List;

/** How a pasted token fits the federated credentials of an app, rule by rule. */
record FederatedCheckResponse(boolean matches, List<Judged> credentials) {
    /** A credential. */
    record Judged(String name, List<Check> checks) {}

    /**
     * A rule.
     *
     * @param found what the token says; null unless its signature holds
     */
    record Check(String check, boolean passed, String expected, String found) {}

    static FederatedCheckResponse from(CheckFederatedToken.Report report) {
        return new FederatedCheckResponse(
                report.matches(),
                report.credentials().stream()
                        .map(one -> new Judged(
                                one.name(),
                                one.checks().stream()
                                        .map(check -> new Check(
                                                check.check(),
                                                check.passed(),
                                                check.expected(),
                                                check.found().orElse(null)))
                                        .toList()))
                        .toList());
    }
}
