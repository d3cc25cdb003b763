package dev.mintmark.domain.audit;

import dev.mintmark.domain.Coded;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * How often signing in, or something else that needs an authority, was refused to one account from one address in one
 * minute (rules §9).
 *
 * @param id grows with the time at which the first of them was stored
 * @param account what was typed as e-mail address, in the form that addresses are compared by, whether there is such a
 *     member or not, or a client id, whether there is such a client or not; of a session, its member's address; empty
 *     for what is neither, and for management keys that are refused
 * @param address the client's IP address; empty where too many were refused in a moment to keep each of them
 * @param minute the beginning of the minute
 * @param times at least 1
 */
public record RefusedAttempts(UUID id, Kind kind, String account, String address, Instant minute, long times) {
    /** Checks that nothing is null. */
    public RefusedAttempts {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(account);
        Objects.requireNonNull(address);
        Objects.requireNonNull(minute);
        if (times < 1) {
            throw new IllegalArgumentException("nothing was refused");
        }
    }

    /** What was refused. */
    public enum Kind implements Coded {
        /** A sign-in. */
        SIGN_IN("sign_in"),
        /** A change of the own password, for a wrong current one. */
        WRONG_PASSWORD("wrong_password"),
        /** A call without a session that holds. */
        NOT_SIGNED_IN("not_signed_in"),
        /** A call that the role does not allow. */
        FORBIDDEN("forbidden"),
        /** A call about what is not there, or belongs to others. */
        NOT_FOUND("not_found"),
        /** A question about a token by whoever is no client. */
        INTROSPECTION("introspection");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }
}
