package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.domain.key.KeyPurpose;

/** A JSON Web Key Set (<a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517 §5</a>). */
final class KeySet {
    private KeySet() {}

    /** The public keys of a purpose. */
    static String of(PublishKeys publishKeys, KeyPurpose purpose) {
        return "{\"keys\":[" + String.join(",", publishKeys.publicJwks(purpose)) + "]}";
    }
}
