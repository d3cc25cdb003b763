package dev.mintmark.domain.app;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.util.Optional;

/**
 * An app's name as people read it and as it is compared within a tenant (rules §5, name uniqueness).
 *
 * @param display what is stored and shown
 * @param key what is compared: toNFKC_Casefold, runs of White_Space collapsed to one space, trimmed; 1 to 400 code
 *     points
 */
public record AppName(DisplayName display, String key) {
    /** The longest name key, in code points. */
    public static final int MAX_KEY_CODE_POINTS = 400;

    /** Reads a name; reports {@code required}, {@code too_long} or {@code invalid_name}. The text may be null. */
    public static Optional<AppName> parse(String text, String field, Violations violations) {
        return DisplayName.parse(text, field, violations).flatMap(display -> {
            String key = keyOf(display.value());
            if (key.isEmpty() || key.codePointCount(0, key.length()) > MAX_KEY_CODE_POINTS) {
                violations.add(field, Fault.INVALID_NAME);
                return Optional.empty();
            }
            return Optional.of(new AppName(display, key));
        });
    }

    /** The name with this stored display form. */
    public static AppName stored(String display) {
        return new AppName(new DisplayName(display), keyOf(display));
    }

    /** The key under which a text, or a part of a name that somebody searches for, is compared. May be empty. */
    public static String keyOf(String text) {
        return DisplayName.keyOf(text);
    }

    @Override
    public String toString() {
        return display.value();
    }
}
