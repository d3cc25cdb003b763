package dev.mintmark.domain.key;

import java.time.Duration;
import java.time.Instant;

/** Keys to begin a test with. */
final class SigningKeys {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private SigningKeys() {}

    static SigningKey announced(String kid) {
        return SigningKey.announced(material(kid), LIFETIME, NOW, NOW.plus(KeyPolicy.OVERLAP));
    }

    static SigningKey signing(String kid) {
        return SigningKey.signing(material(kid), LIFETIME, NOW);
    }

    static KeyMaterial material(String kid) {
        return new KeyMaterial(
                kid, KeyPurpose.ACCESS_TOKEN, SigningAlgorithm.ES256, "{}", new EncryptedPrivateKey("kek", "private"));
    }
}
