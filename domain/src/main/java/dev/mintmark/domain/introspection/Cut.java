package dev.mintmark.domain.introspection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Tokens that no longer count though they have not expired: those whose claim equals the value (rules §12).
 *
 * @param value what the claim equals
 * @param credentialVersionBelow if present, only tokens with a lower {@code credentialVersion} are meant
 */
public record Cut(Subject subject, String value, OptionalInt credentialVersionBelow) {
    private static final String CREDENTIAL_VERSION_BELOW = "credentialVersionBelow";

    /** What is cut. */
    public enum Subject {
        /** An app that is disabled or deleted, or whose credentials were replaced. */
        APP("appId"),
        /** A tenant that is suspended. */
        TENANT("tenantid"),
        /** A plan that is retired. */
        PLAN("plan"),
        /** A signing key that was revoked. */
        KEY("kid"),
        /** An API that is disabled. */
        API("aud");

        private final String claim;

        Subject(String claim) {
            this.claim = claim;
        }
    }

    /** Checks that nothing is null, and that only an app is cut below a version. */
    public Cut {
        Objects.requireNonNull(value);
        if (credentialVersionBelow.isPresent() && subject != Subject.APP) {
            throw new IllegalArgumentException("only an app has credentials");
        }
    }

    /** All tokens of this. */
    public static Cut of(Subject subject, String value) {
        return new Cut(subject, value, OptionalInt.empty());
    }

    /** The tokens of an app that were issued for credentials which were replaced since. */
    public static Cut ofApp(String appId, int credentialVersionBelow) {
        return new Cut(Subject.APP, appId, OptionalInt.of(credentialVersionBelow));
    }

    /** As http-api §1 writes it. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(subject.claim, value);
        credentialVersionBelow.ifPresent(version -> members.put(CREDENTIAL_VERSION_BELOW, version));
        return members;
    }
}
