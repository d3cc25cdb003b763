package dev.mintmark.application.service.key;

import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import java.util.List;

/** Publishes the live keys as this node's {@link KeyRing} holds them. */
public final class PublishKeysService implements PublishKeys {
    private final KeyRing keys;

    public PublishKeysService(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public List<String> publicJwks(KeyPurpose purpose) {
        return keys.live(purpose).keys().stream().map(SigningKey::publicJwk).toList();
    }

    @Override
    public boolean isPublished(KeyPurpose purpose, String kid) {
        return keys.live(purpose).find(kid).isPresent();
    }
}
