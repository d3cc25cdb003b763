package dev.mintmark.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** An access token, and until when it is of use. */
public final class Token {
    private final String value;
    private final Instant requestedAt;
    private final Instant expiresAt;
    private final Set<String> scopes;

    Token(String value, Instant requestedAt, Duration lifetime, Set<String> scopes) {
        this.value = Objects.requireNonNull(value);
        this.requestedAt = requestedAt;
        this.expiresAt = requestedAt.plus(lifetime);
        this.scopes = Set.copyOf(scopes);
    }

    /** The token itself: what stands behind {@code Bearer}, or {@code DPoP}. */
    public String value() {
        return value;
    }

    /** When it ends, counted from when it was asked for. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** The granted scopes. */
    public Set<String> scopes() {
        return scopes;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    /** This share of its life before its end. */
    Instant endLess(double share) {
        long millis = Duration.between(requestedAt, expiresAt).toMillis();
        return expiresAt.minusMillis((long) (millis * share));
    }

    /** Without the token itself. */
    @Override
    public String toString() {
        return "token until " + expiresAt;
    }
}
