package dev.mintmark.token;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a JWS in the compact serialization strictly (RFC 7515 §3.1, §7.1): one signed text has one form, and what has
 * another is no JWS. The library alone would overlook padding, white space, characters of other alphabets and bits that
 * are left over, and fails on a header that is no object.
 */
public final class CompactJws {
    private static final Pattern THREE_PARTS = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private CompactJws() {}

    /** The parsed text, whose signature nobody has checked; empty if it is no JWS or its payload is no JSON object. */
    public static Optional<JWSObject> parse(String text) {
        if (!THREE_PARTS.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.");
        for (String part : parts) {
            if (!isCanonical(part)) {
                return Optional.empty();
            }
        }
        if (!isObject(parts[0]) || !isObject(parts[1])) {
            return Optional.empty();
        }
        try {
            return Optional.of(JWSObject.parse(text))
                    .filter(jws -> jws.getPayload().toJSONObject() != null);
        } catch (ParseException | IllegalArgumentException | IllegalStateException noJws) {
            return Optional.empty();
        }
    }

    private static boolean isCanonical(String part) {
        return Base64URL.encode(new Base64URL(part).decode()).toString().equals(part);
    }

    /** The parser would take a list of pairs for an object, too, and finds null only when it is too late. */
    private static boolean isObject(String part) {
        return new Base64URL(part).decodeToString().stripLeading().startsWith("{");
    }
}
