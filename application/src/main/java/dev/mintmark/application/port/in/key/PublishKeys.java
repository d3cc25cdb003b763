package dev.mintmark.application.port.in.key;

import dev.mintmark.domain.key.KeyPurpose;
import java.util.List;

/** Publishes the public keys of a purpose (RFC 7517). */
public interface PublishKeys {
    /** Every public key that a verifier needs now, as JSON Web Keys; at least one after the start. */
    List<String> publicJwks(KeyPurpose purpose);
}
