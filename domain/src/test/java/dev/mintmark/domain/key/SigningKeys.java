package dev.mintmark.domain.key;

import java.time.Duration;
import java.time.Instant;

/** Keys to begin a test with. */
final class SigningKeys {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration LIFETIME = Duration.ofMinutes(15);
    static final Duration ANNOUNCEMENT = Duration.ofHours(24);

    private SigningKeys() {}

    static SigningKey announced(String kid) {
        return announced(kid, SigningAlgorithm.ES256);
    }

    static SigningKey announced(String kid, SigningAlgorithm algorithm) {
        return SigningKey.announced(material(kid, algorithm), LIFETIME, NOW, NOW.plus(ANNOUNCEMENT));
    }

    static SigningKey signing(String kid) {
        return signing(kid, SigningAlgorithm.ES256);
    }

    static SigningKey signing(String kid, SigningAlgorithm algorithm) {
        return SigningKey.signing(material(kid, algorithm), LIFETIME, NOW);
    }

    static KeyMaterial material(String kid) {
        return material(kid, SigningAlgorithm.ES256);
    }

    static KeyMaterial material(String kid, SigningAlgorithm algorithm) {
        return new KeyMaterial(kid, KeyPurpose.ACCESS_TOKEN, algorithm, "{}", new EncryptedValue("kek", "private"));
    }
}
