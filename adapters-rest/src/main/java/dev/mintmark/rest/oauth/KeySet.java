package dev.mintmark.rest.oauth;

import java.util.List;

/** A JSON Web Key Set (<a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517 §5</a>). */
final class KeySet {
    private KeySet() {}

    /** The set of these keys. */
    static String of(List<String> jwks) {
        return "{\"keys\":[" + String.join(",", jwks) + "]}";
    }
}
