package dev.mintmark.application.port.in.key;

import dev.mintmark.domain.key.KeyPurpose;
import java.util.List;

/** Publishes the public keys of a purpose (RFC 7517). */
public interface PublishKeys {
    /** Every public key that a verifier needs now, as JSON Web Keys; at least one after the start. */
    List<String> publicJwks(KeyPurpose purpose);

    /**
     * Whether the key with this id is among them now. What another key signed is refused: a revoked one at once,
     * whatever a verifier has cached.
     */
    boolean isPublished(KeyPurpose purpose, String kid);
}
