package dev.mintmark.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes claims as JSON in UTF-8 (RFC 7519 §7.1, RFC 8259), in their own order and without white space. */
final class ClaimsJson {
    private static final int USUAL_LENGTH = 1_024;
    /** Of the longest escape of one unit, {@code \}{@code u001f}. */
    private static final int LONGEST_ESCAPE = 6;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] out = new byte[USUAL_LENGTH];
    private int length;

    private ClaimsJson() {}

    /**
     * The claims as bytes.
     *
     * @param claims texts, whole numbers, booleans, lists, maps and nulls
     */
    static byte[] of(Map<String, Object> claims) {
        ClaimsJson json = new ClaimsJson();
        json.object(claims);
        return Arrays.copyOf(json.out, json.length);
    }

    private void value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean || value == null) {
            plain(String.valueOf(value));
        } else if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof List<?> items) {
            array(items);
        } else {
            throw new IllegalArgumentException("no claim is a " + value.getClass());
        }
    }

    private void object(Map<?, ?> object) {
        char before = '{';
        for (Map.Entry<?, ?> member : object.entrySet()) {
            one(before);
            text((String) member.getKey());
            one(':');
            value(member.getValue());
            before = ',';
        }
        if (before == '{') {
            one(before);
        }
        one('}');
    }

    private void array(List<?> items) {
        char before = '[';
        for (Object item : items) {
            one(before);
            value(item);
            before = ',';
        }
        if (before == '[') {
            one(before);
        }
        one(']');
    }

    private void text(String text) {
        reserve(text.length() + 2);
        out[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ' ' || unit > '~' || unit == '"' || unit == '\\') {
                rest(text, i);
                break;
            }
            out[length++] = (byte) unit;
        }
        one('"');
    }

    /** What is left of a text, from its first character on that is not written as it is. */
    private void rest(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            reserve(LONGEST_ESCAPE);
            char unit = text.charAt(i);
            if (unit == '"' || unit == '\\') {
                out[length++] = '\\';
                out[length++] = (byte) unit;
            } else if (unit < ' ') {
                escape(unit);
            } else if (unit < 0x80) {
                out[length++] = (byte) unit;
            } else if (isPair(text, i)) {
                plain(text.substring(i, i + 2));
                i++;
            } else if (Character.isSurrogate(unit)) {
                escape(unit);
            } else {
                plain(String.valueOf(unit));
            }
        }
    }

    private static boolean isPair(String text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    private void escape(char unit) {
        reserve(LONGEST_ESCAPE);
        out[length++] = '\\';
        out[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            out[length++] = DIGITS[unit >> shift & 0xf];
        }
    }

    private void plain(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }

    private void one(char ascii) {
        reserve(1);
        out[length++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
        }
    }
}
