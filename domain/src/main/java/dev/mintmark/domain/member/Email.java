package dev.mintmark.domain.member;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, by which a person signs in. Belongs to one member of the installation; letter case makes no
 * difference.
 *
 * @param value as typed, trimmed, at most {@value #MAX_LENGTH} characters (RFC 5321 §4.5.3.1)
 */
public record Email(String value) {
    /** The longest address, in characters. */
    public static final int MAX_LENGTH = 254;

    private static final Pattern SHAPE =
            Pattern.compile("[^@\\p{Z}\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\"(),:;<>\\[\\\\\\]]{1,64}@(?=.{1,253}\\z)"
                    + "[\\p{L}\\p{N}\\p{M}](?:[\\p{L}\\p{N}\\p{M}.-]*[\\p{L}\\p{N}\\p{M}])?");

    /** Reads an address; reports {@code required}, {@code too_long} or {@code invalid_email}. The text may be null. */
    public static Optional<Email> parse(String text, String field, Violations violations) {
        String address = text == null ? "" : DisplayName.trim(text);
        if (address.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
        } else if (address.length() > MAX_LENGTH) {
            violations.add(field, Fault.TOO_LONG, "An e-mail address has at most 254 characters.");
        } else if (!SHAPE.matcher(address).matches() || address.contains("..")) {
            violations.add(field, Fault.INVALID_EMAIL);
        } else {
            return Optional.of(new Email(address));
        }
        return Optional.empty();
    }

    /** What addresses are compared by. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
