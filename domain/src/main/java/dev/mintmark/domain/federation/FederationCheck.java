package dev.mintmark.domain.federation;

import dev.mintmark.domain.DurationText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One rule by which a token is held against a federated credential (rules §11).
 *
 * @param check {@code issuer}, {@code signature}, {@code audience}, {@code lifetime}, {@code subject}, or the name of a
 *     required claim
 * @param expected what the rule asks for, for people
 * @param found what the token says; empty unless its signature holds
 */
public record FederationCheck(String check, boolean passed, String expected, Optional<String> found) {
    /** What a token is held against besides the credential: who this service is, and the time. */
    public record Circumstances(Set<String> audiences, Instant now) {}

    /**
     * Every rule, in order. The token counts if all pass.
     *
     * @param issuer the credential's
     * @param signed whether the issuer's key signed the token, in a way that the issuer may
     */
    public static List<FederationCheck> all(
            FederatedCredential credential,
            TrustedIssuer issuer,
            FederatedToken token,
            boolean signed,
            Circumstances circumstances) {
        List<FederationCheck> checks = new ArrayList<>();
        checks.add(of(
                "issuer",
                issuer.settings().enabled() && token.issuer().equals(issuer.issuer()),
                issuer.settings().enabled() ? issuer.issuer() : issuer.issuer() + ", which is disabled",
                token.issuer(),
                signed));
        checks.add(
                of("signature", signed, "by a key of " + issuer.name() + ", " + algorithms(issuer), "holds", signed));
        checks.add(of(
                "audience",
                token.isFor(circumstances.audiences()),
                String.join(" or ", new TreeSet<>(circumstances.audiences())),
                token.claims().get("aud"),
                signed));
        checks.add(of(
                "lifetime",
                token.isTimely(issuer.settings().maxTokenLifetime(), circumstances.now()),
                "exp, not past, at most " + DurationText.of(issuer.settings().maxTokenLifetime()) + " after iat",
                lifetime(token),
                signed));
        checks.add(of(
                "subject",
                credential.subject().matches(token.subject()),
                credential.subject().value(),
                token.subject(),
                signed));
        for (Map.Entry<String, Object> required : credential.claims().values().entrySet()) {
            Object found = token.claims().get(required.getKey());
            checks.add(of(
                    required.getKey(),
                    RequiredClaims.isEqual(required.getValue(), found),
                    required.getValue().toString(),
                    found,
                    signed));
        }
        return List.copyOf(checks);
    }

    private static FederationCheck of(String check, boolean passed, String expected, Object found, boolean signed) {
        return new FederationCheck(
                check, passed, expected, signed ? Optional.ofNullable(found).map(Object::toString) : Optional.empty());
    }

    private static String algorithms(TrustedIssuer issuer) {
        return issuer.settings().algorithms().stream()
                .map(IssuerAlgorithm::code)
                .collect(Collectors.joining(" or "));
    }

    private static String lifetime(FederatedToken token) {
        List<String> said = new ArrayList<>();
        for (String claim : List.of("iat", "nbf", "exp")) {
            if (token.claims().containsKey(claim)) {
                said.add(claim + " " + token.claims().get(claim));
            }
        }
        return said.isEmpty() ? null : String.join(", ", said);
    }
}
