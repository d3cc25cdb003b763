package dev.mintmark.domain;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.util.Optional;

/**
 * A name that people read: 1 to 100 code points after trimming, in Unicode's NFC form, without characters that cannot
 * be seen (rules §5).
 *
 * @param value the name as it is stored and shown
 */
public record DisplayName(String value) {
    /** The longest name, in code points. */
    public static final int MAX_CODE_POINTS = 100;

    private static final UnicodeSet INVISIBLE = new UnicodeSet("[[:Cc:][:Cf:][:Co:][:Cn:][:Cs:][:Zl:][:Zp:]]").freeze();

    public DisplayName {
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > MAX_CODE_POINTS
                || INVISIBLE.containsSome(value)) {
            throw new IllegalArgumentException("not a display name");
        }
    }

    /** Reads a name; reports {@code required}, {@code too_long} or {@code invalid_name}. The text may be null. */
    public static Optional<DisplayName> parse(String text, String field, Violations violations) {
        String name = text == null ? "" : Normalizer2.getNFCInstance().normalize(trim(text));
        if (name.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
        } else if (name.codePointCount(0, name.length()) > MAX_CODE_POINTS) {
            violations.add(field, Fault.TOO_LONG, "A name has at most 100 characters.");
        } else if (INVISIBLE.containsSome(name)) {
            violations.add(field, Fault.INVALID_NAME);
        } else {
            return Optional.of(new DisplayName(name));
        }
        return Optional.empty();
    }

    /** The text without Unicode White_Space at either end. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && UCharacter.isUWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && UCharacter.isUWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return value;
    }
}
