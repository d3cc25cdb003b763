package dev.mintmark.domain.credential;

import java.time.Instant;
import java.util.Objects;

/**
 * What is kept of a client secret (rules §6).
 *
 * @param digest what presented secrets are compared with
 * @param hint the secret's last four characters
 * @param createdAt when the secret was made
 */
public record StoredCredential(SecretDigest digest, String hint, Instant createdAt) {
    public StoredCredential {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(hint);
        Objects.requireNonNull(createdAt);
    }

    /** What is kept of a secret that was just made. */
    public static StoredCredential of(ClientSecret secret, Instant now) {
        return new StoredCredential(SecretDigest.of(secret), secret.hint(), now);
    }
}
