package dev.mintmark.token;

/** A stored key was changed, or moved to a place that it was not encrypted for. */
public final class UnreadableKey extends RuntimeException {
    UnreadableKey(String context, Throwable cause) {
        super(
                "The stored " + context
                        + " cannot be decrypted: it was changed, or belongs to another key id or purpose."
                        + " Restore its row from a backup, or start once with its id in MINTMARK_DISCARD_KEYS to"
                        + " replace it.",
                cause);
    }
}
