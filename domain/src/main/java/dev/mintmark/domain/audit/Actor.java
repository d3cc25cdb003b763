package dev.mintmark.domain.audit;

import dev.mintmark.domain.Coded;
import java.util.Objects;
import java.util.Optional;

/**
 * Who did something (rules §9).
 *
 * @param id the member's or management key's id; empty for those who have none
 * @param name how the actor was called when it acted; empty for those who have no name
 */
public record Actor(Kind kind, Optional<String> id, Optional<String> name) {
    /** The service itself: a start, a schedule. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, Optional.empty(), Optional.empty());
    /** Whoever sent a leaked secret to have it revoked (http-api §1, revoke-secret). */
    public static final Actor HOLDER_OF_THE_SECRET =
            new Actor(Kind.HOLDER_OF_THE_SECRET, Optional.empty(), Optional.empty());
    /** Whoever accepts an invitation, and is no member yet. */
    public static final Actor HOLDER_OF_THE_INVITATION =
            new Actor(Kind.HOLDER_OF_THE_INVITATION, Optional.empty(), Optional.empty());

    /** Whoever uses a reset link, and has not signed in. */
    public static final Actor HOLDER_OF_THE_RESET_LINK =
            new Actor(Kind.HOLDER_OF_THE_RESET_LINK, Optional.empty(), Optional.empty());

    /** Checks that nothing is null. */
    public Actor {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }

    /** A member or operator. */
    public static Actor member(String id, String name) {
        return new Actor(Kind.MEMBER, Optional.of(id), Optional.of(name));
    }

    /** A management key. */
    public static Actor managementKey(String id, String name) {
        return new Actor(Kind.MANAGEMENT_KEY, Optional.of(id), Optional.of(name));
    }

    /** What can act. */
    public enum Kind implements Coded {
        MEMBER("member"),
        MANAGEMENT_KEY("management_key"),
        HOLDER_OF_THE_SECRET("holder of the secret"),
        HOLDER_OF_THE_INVITATION("holder of the invitation"),
        HOLDER_OF_THE_RESET_LINK("holder of the reset link"),
        SYSTEM("system");

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
