package dev.mintmark.domain.resourceserver;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.WebAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an API is called in tokens ({@code aud}) and in requests for them ({@code resource}); compared to the letter
 * (rules §10, RFC 8707 §2).
 *
 * @param value 1 to {@value #MAX_LENGTH} visible ASCII characters; an absolute URI, unless it is the default API's
 */
public record ApiIdentifier(String value) {
    /** The longest identifier, in characters. */
    public static final int MAX_LENGTH = 200;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1," + MAX_LENGTH + "}");
    /** RFC 8141 §2, without the components that follow a question mark. */
    private static final Pattern URN = Pattern.compile("[Uu][Rr][Nn]:[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]:"
            + "(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})+");

    /** Checks the characters. */
    public ApiIdentifier {
        if (!VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an identifier");
        }
    }

    /**
     * Reads the identifier of an API that an operator registers; reports {@code required}, {@code too_long} or
     * {@code invalid_identifier}. The text may be null.
     */
    public static Optional<ApiIdentifier> parse(String text, String field, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
        } else if (text.length() > MAX_LENGTH) {
            violations.add(field, Fault.TOO_LONG, "An identifier has at most " + MAX_LENGTH + " characters.");
        } else if (!isAbsolute(text)) {
            violations.add(field, Fault.INVALID_IDENTIFIER);
        } else {
            return Optional.of(new ApiIdentifier(text));
        }
        return Optional.empty();
    }

    private static boolean isAbsolute(String text) {
        return VISIBLE.matcher(text).matches() && (URN.matcher(text).matches() || WebAddress.isSafe(text));
    }

    @Override
    public String toString() {
        return value;
    }
}
