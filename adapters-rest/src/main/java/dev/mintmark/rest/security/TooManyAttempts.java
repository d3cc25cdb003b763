package dev.mintmark.rest.security;

import java.time.Duration;

/** Somebody tries passwords; the one who knows the right one waits, too. */
public final class TooManyAttempts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /** To be tried again after this time. */
    TooManyAttempts(Duration wait) {
        super("too many attempts", null, false, false);
        this.wait = wait;
    }

    /** How long to wait. */
    Duration delay() {
        return wait;
    }
}
