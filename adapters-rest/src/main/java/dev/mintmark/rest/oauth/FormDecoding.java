package dev.mintmark.rest.oauth;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Decodes one name or value of {@code application/x-www-form-urlencoded}, strictly (<a
 * href="https://www.rfc-editor.org/rfc/rfc6749#appendix-B">RFC 6749 appendix B</a>).
 */
final class FormDecoding {
    private FormDecoding() {}

    /**
     * The decoded text; empty if the text is not ASCII, an escape is broken, or the result is not well-formed UTF-8.
     */
    static Optional<String> decode(String encoded) {
        return isPlain(encoded) ? Optional.of(encoded) : decodeEscapes(encoded);
    }

    private static boolean isPlain(String encoded) {
        for (int i = 0; i < encoded.length(); i++) {
            char unit = encoded.charAt(i);
            if (unit > '~' || unit <= ' ' || unit == '+' || unit == '%') {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decodeEscapes(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char unit = encoded.charAt(i);
            if (unit > '~' || unit <= ' ') {
                return Optional.empty();
            } else if (unit == '+') {
                bytes.write(' ');
            } else if (unit == '%') {
                int octet = i + 2 < encoded.length() ? octet(encoded.charAt(i + 1), encoded.charAt(i + 2)) : -1;
                if (octet < 0) {
                    return Optional.empty();
                }
                bytes.write(octet);
                i += 2;
            } else {
                bytes.write(unit);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static int octet(char high, char low) {
        return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)
                ? HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low)
                : -1;
    }
}
