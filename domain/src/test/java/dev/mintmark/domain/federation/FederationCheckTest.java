package dev.mintmark.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.DisplayName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FederationCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final FederationCheck.Circumstances HERE =
            new FederationCheck.Circumstances(Set.of("https://mint.example"), NOW);
    private static final TrustedIssuer ISSUER = issuer(true);
    private static final FederatedCredential CREDENTIAL = new FederatedCredential(
            new DisplayName("Main"),
            ISSUER.id(),
            new SubjectPattern("repo:acme/*"),
            new RequiredClaims(Map.of("protected", true)));

    private static TrustedIssuer issuer(boolean enabled) {
        return TrustedIssuer.register(
                new TrustedIssuerId(new UUID(0, 1)),
                "https://issuer.example",
                new TrustedIssuerSettings(
                        new DisplayName("CI"),
                        KeySource.DISCOVERY,
                        List.of(IssuerAlgorithm.ES256),
                        Duration.ofHours(1),
                        enabled),
                NOW);
    }

    private static FederatedToken token(Map<String, Object> different) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss",
                "https://issuer.example",
                "sub",
                "repo:acme/billing",
                "aud",
                "https://mint.example",
                "exp",
                NOW.getEpochSecond() + 60,
                "protected",
                true));
        claims.putAll(different);
        return FederatedToken.of(claims).orElseThrow();
    }

    private static List<String> failed(TrustedIssuer issuer, FederatedToken token, boolean signed) {
        return FederationCheck.all(CREDENTIAL, issuer, token, signed, HERE).stream()
                .filter(check -> !check.passed())
                .map(FederationCheck::check)
                .toList();
    }

    @Test
    void passesEveryRuleInOrder() {
        assertThat(FederationCheck.all(CREDENTIAL, ISSUER, token(Map.of()), true, HERE))
                .allMatch(FederationCheck::passed)
                .extracting(FederationCheck::check)
                .containsExactly("issuer", "signature", "audience", "lifetime", "subject", "protected");
    }

    @Test
    void eachRuleFailsByItself() {
        assertThat(failed(ISSUER, token(Map.of("iss", "https://issuer.example/")), true))
                .containsExactly("issuer");
        assertThat(failed(issuer(false), token(Map.of()), true)).containsExactly("issuer");
        assertThat(failed(ISSUER, token(Map.of()), false)).containsExactly("signature");
        assertThat(failed(ISSUER, token(Map.of("aud", "https://other.example")), true))
                .containsExactly("audience");
        assertThat(failed(ISSUER, token(Map.of("exp", NOW.getEpochSecond() - 60)), true))
                .containsExactly("lifetime");
        assertThat(failed(ISSUER, token(Map.of("sub", "repo:other/billing")), true))
                .containsExactly("subject");
        assertThat(failed(ISSUER, token(Map.of("protected", "true")), true)).containsExactly("protected");
    }

    @Test
    void showsWhatWasFoundOnlyWhereTheSignatureHolds() {
        assertThat(FederationCheck.all(CREDENTIAL, ISSUER, token(Map.of()), false, HERE))
                .allMatch(check -> check.found().isEmpty());
        assertThat(FederationCheck.all(CREDENTIAL, ISSUER, token(Map.of("aud", "x")), true, HERE))
                .filteredOn(check -> check.check().equals("audience"))
                .first()
                .satisfies(check -> {
                    assertThat(check.expected()).isEqualTo("https://mint.example");
                    assertThat(check.found()).contains("x");
                });
    }
}
