package dev.mintmark.domain.member;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes a call that is sent again the same call: a random text that its sender made for it
 * (draft-ietf-httpapi-idempotency-key-header). It cannot be printed or serialized.
 */
public final class IdempotencyKey {
    /** At least 128 bits, in the base64url alphabet. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22,64}");

    private final String text;

    private IdempotencyKey(String text) {
        this.text = text;
    }

    /** Reads a presented key; empty for what cannot be one. */
    public static Optional<IdempotencyKey> parse(String presented) {
        return FORM.matcher(presented).matches() ? Optional.of(new IdempotencyKey(presented)) : Optional.empty();
    }

    /** The plain text. */
    String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "IdempotencyKey(hidden)";
    }
}
