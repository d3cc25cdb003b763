package dev.mintmark.client;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** There is no token, and why: the three cases differ in who can do something about it. */
public abstract sealed class TokenUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TokenUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    private static <E extends Enum<E>> Optional<E> known(Class<E> reasons, String code) {
        return Arrays.stream(reasons.getEnumConstants())
                .filter(reason -> reason.name().toLowerCase(Locale.ROOT).equals(code))
                .findAny();
    }

    /** The client has proven who it is, but gets no token: somebody who manages the app, or the host, must act. */
    public static final class Blocked extends TokenUnavailable {
        private static final long serialVersionUID = 1L;

        private final String code;

        Blocked(String code, String description) {
            super("The app gets no token: " + (code.isEmpty() ? "no reason given" : code) + ". " + description, null);
            this.code = code;
        }

        /** Why. */
        public Reason reason() {
            return known(Reason.class, code).orElse(Reason.OTHER);
        }

        /** The reason as the server said it, also where this version of the library does not know it. */
        public String code() {
            return code;
        }

        /** What blocks an app (rules §7). */
        public enum Reason {
            /** The app is disabled. */
            APP_DISABLED,
            /** Its tenant is not active. */
            TENANT_INACTIVE,
            /** It has no license region. */
            REGION_MISSING,
            /** It has no region database. */
            DATABASE_MISSING,
            /** Its plan is retired. */
            PLAN_RETIRED,
            /** Its secret is right, but older than its tenant allows. */
            SECRET_EXPIRED,
            /** Something that this version of the library does not know. */
            OTHER
        }
    }

    /** The request itself is refused: the credential, the API, the scope or the address is to be corrected here. */
    public static final class Rejected extends TokenUnavailable {
        private static final long serialVersionUID = 1L;

        private final String error;
        private final String code;

        Rejected(String error, String code, String description, Throwable cause) {
            super(
                    "The token request is refused: " + error + (code.isEmpty() ? "" : ", " + code) + ". " + description,
                    cause);
            this.error = error;
            this.code = code;
        }

        /**
         * The code of RFC 6749 §5.2 or RFC 8707 §2, such as {@code invalid_client}; {@code credential_unusable} where a
         * secret or a key cannot be read, {@code token_file_unusable} where the file of a federated token cannot.
         */
        public String error() {
            return error;
        }

        /** Why there is no token for the API or the scopes. */
        public Reason reason() {
            return known(Reason.class, code).orElse(Reason.OTHER);
        }

        /** The reason as the server said it, also where this version of the library does not know it; may be empty. */
        public String code() {
            return code;
        }

        /** What is wrong with the API or the scopes that are asked for (rules §7). */
        public enum Reason {
            /** No API has the identifier. */
            UNKNOWN_RESOURCE,
            /** The API is disabled. */
            RESOURCE_DISABLED,
            /** The API is open by plan, and the app's plan does not open it. */
            RESOURCE_NOT_IN_PLAN,
            /** The API has no such scope. */
            UNKNOWN_SCOPE,
            /** The API has the scope, and the app's plan does not open it. */
            SCOPE_NOT_IN_PLAN,
            /** None was given, as for {@code invalid_client}, or one that this version of the library does not know. */
            OTHER
        }
    }

    /** The server cannot answer now, or asks for patience; the library tries again by itself when it is asked next. */
    public static final class TryLater extends TokenUnavailable {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        TryLater(String message, Duration retryAfter, Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** How long the server asked to wait; zero if it did not say. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
