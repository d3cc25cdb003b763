package dev.mintmark.domain;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the codes of regions, databases and plans have in common: lower-case letters, digits and single hyphens between
 * them, 2 to 64 characters (rules §1). Each kind of code has a type of its own, whose constructor is the {@code type}
 * below.
 */
public final class Code {
    /** The longest code, in characters. */
    public static final int MAX_LENGTH = 64;

    private Code() {}

    /** Whether the text is a code. */
    public static boolean isCode(String text) {
        if (text.length() < 2 || text.length() > MAX_LENGTH) {
            return false;
        }
        boolean mayHyphen = false;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean isPlain = (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9');
            if (!isPlain && !(unit == '-' && mayHyphen)) {
                return false;
            }
            mayHyphen = isPlain;
        }
        return mayHyphen;
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

    /** Reads a code; reports {@code required} or {@code invalid_code}. The text may be null. */
    public static <C> Optional<C> parse(String text, Function<String, C> type, String field, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
            return Optional.empty();
        }
        Optional<C> code = tryParse(text, type);
        if (code.isEmpty()) {
            violations.add(field, Fault.INVALID_CODE);
        }
        return code;
    }

    /** The code, or empty where the text is no code and so can name nothing. */
    public static <C> Optional<C> tryParse(String text, Function<String, C> type) {
        return isCode(text) ? Optional.of(type.apply(text)) : Optional.empty();
    }
}
