package dev.mintmark.rest.page;

import java.util.Optional;

/**
 * Makes texts unreadable and unchangeable for whoever carries them from one answer to the next request; alike on every
 * node.
 */
public interface CursorSeal {
    /**
     * Seals a text.
     *
     * @param context needed again to open it, and not part of the result
     * @return letters, digits, {@code -} and {@code _} only
     */
    String seal(String text, String context);

    /** The text; empty if it was not sealed here for this context, or was changed. */
    Optional<String> open(String sealed, String context);
}
