package dev.mintmark.bootstrap.wiring;

import dev.mintmark.rest.page.CursorSeal;
import dev.mintmark.token.TextSeal;
import java.util.Optional;

/** Seals cursors under a key that all nodes have. */
final class SealedCursors implements CursorSeal {
    private final TextSeal seal;

    SealedCursors(TextSeal seal) {
        this.seal = seal;
    }

    @Override
    public String seal(String text, String context) {
        return seal.seal(text, context);
    }

    @Override
    public Optional<String> open(String sealed, String context) {
        return seal.open(sealed, context);
    }
}
