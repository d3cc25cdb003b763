package dev.mintmark.rest.page;

import dev.mintmark.application.port.Page;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Writes a place in a list as an opaque text and reads it again, for the same order of the same list only. */
final class Cursor {
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 3;

    private Cursor() {}

    /** The text for a place in the list of this order. */
    static String encode(String order, Page.Position position) {
        String plain = String.join(SEPARATOR, order, position.id(), position.sortKey());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The place; empty if the text was not made by {@link #encode} for this order. */
    static Optional<Page.Position> decode(String order, String text) {
        String[] parts;
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            parts = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().split(SEPARATOR, -1);
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            return Optional.empty();
        }
        if (parts.length != PARTS || !parts[0].equals(order) || hasControl(parts[1]) || hasControl(parts[2])) {
            return Optional.empty();
        }
        Page.Position position = new Page.Position(parts[2], parts[1]);
        return encode(order, position).equals(text) ? Optional.of(position) : Optional.empty();
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
