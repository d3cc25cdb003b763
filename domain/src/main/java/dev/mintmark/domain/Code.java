package dev.mintmark.domain;

import java.util.regex.Pattern;

/**
 * The grammar of every code: lower-case letters, digits and single hyphens between them, 2 to 64 characters (rules §1).
 */
public final class Code {
    /** The longest code, in characters. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");

    private Code() {}

    /** Whether the text is a code. */
    public static boolean isCode(String text) {
        return text.length() >= 2
                && text.length() <= MAX_LENGTH
                && GRAMMAR.matcher(text).matches();
    }

    /**
     * Returns the text, for use in the constructors of code types.
     *
     * @throws IllegalArgumentException if it is not a code
     */
    public static String require(String text) {
        if (!isCode(text)) {
            throw new IllegalArgumentException("not a code");
        }
        return text;
    }

    /** Reports {@code required} or {@code invalid_code}; true if the text can be used. The text may be null. */
    public static boolean check(String text, String field, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
            return false;
        }
        if (!isCode(text)) {
            violations.add(field, Fault.INVALID_CODE);
            return false;
        }
        return true;
    }
}
