package dev.mintmark.domain;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The one parser of ids: a UUID in its text form of 36 characters (RFC 9562 §4). */
public final class UuidText {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private UuidText() {}

    /** Reads a UUID whose letters are lower or upper case; empty for anything else, such as a shortened form. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Whether the text is a UUID as this service writes it, with lower-case letters. */
    public static boolean isNormalized(String text) {
        return parse(text).filter(uuid -> uuid.toString().equals(text)).isPresent();
    }
}
