package dev.mintmark.domain.federation;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * By which tokens of a trusted issuer an app is known (rules §11). Two apps may have equal ones: a request names the
 * app.
 *
 * @param name for people; unique among the app's
 * @param claims that a token must carry besides
 */
public record FederatedCredential(
        DisplayName name, TrustedIssuerId issuer, SubjectPattern subject, RequiredClaims claims) {
    /** The most that an app can have. */
    public static final int MAX_IN_LIST = 5;

    /** Checks that nothing is null. */
    public FederatedCredential {
        Objects.requireNonNull(name);
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(claims);
    }

    /** A credential as somebody typed it, not checked; texts may be null. */
    public record Input(String name, String issuer, String subject, Map<String, Object> claims) {}

    /**
     * Reads a list, whether or not there are such issuers; reports every faulty entry at its index, and
     * {@code too_many_credentials} at the list.
     */
    public static Optional<List<FederatedCredential>> parseList(
            List<Input> given, String field, Violations violations) {
        List<FederatedCredential> credentials = new ArrayList<>();
        Set<DisplayName> names = new HashSet<>();
        boolean sound = true;
        for (int i = 0; i < given.size(); i++) {
            String entry = field + "[" + i + "]";
            Optional<FederatedCredential> credential = parse(given.get(i), entry, violations);
            if (credential.isPresent() && !names.add(credential.get().name)) {
                violations.add(entry + ".name", Fault.DUPLICATE_NAME);
                sound = false;
            }
            sound &= credential.isPresent();
            credential.ifPresent(credentials::add);
        }
        if (given.size() > MAX_IN_LIST) {
            violations.add(field, Fault.TOO_MANY_CREDENTIALS);
            sound = false;
        }
        return sound ? Optional.of(List.copyOf(credentials)) : Optional.empty();
    }

    private static Optional<FederatedCredential> parse(Input given, String entry, Violations violations) {
        Optional<DisplayName> name = DisplayName.parse(given.name, entry + ".name", violations);
        Optional<TrustedIssuerId> issuer = issuer(given.issuer, entry + ".issuer", violations);
        Optional<SubjectPattern> subject = SubjectPattern.parse(given.subject, entry + ".subject", violations);
        Optional<RequiredClaims> claims = RequiredClaims.parse(given.claims, entry + ".claims", violations);
        if (name.isEmpty() || issuer.isEmpty() || subject.isEmpty() || claims.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FederatedCredential(name.get(), issuer.get(), subject.get(), claims.get()));
    }

    private static Optional<TrustedIssuerId> issuer(String text, String field, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
            return Optional.empty();
        }
        Optional<TrustedIssuerId> id = TrustedIssuerId.parse(text);
        if (id.isEmpty()) {
            violations.add(field, Fault.TRUSTED_ISSUER_NOT_FOUND);
        }
        return id;
    }

    /** Whether the same tokens count, whatever it is called. */
    public boolean trustsTheSameAs(FederatedCredential other) {
        return issuer.equals(other.issuer) && subject.equals(other.subject) && claims.equals(other.claims);
    }
}
