package dev.mintmark.persistence;

import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import java.util.Optional;

/** What is kept of a secret, read from its columns. */
final class StoredSecrets {
    private StoredSecrets() {}

    /** The secret; empty where its columns, which the schema keeps together, hold nothing. */
    static Optional<StoredCredential> read(String digest, String hint, Long createdAt) {
        return digest == null
                ? Optional.empty()
                : Optional.of(new StoredCredential(SecretDigest.ofHex(digest), hint, Micros.instant(createdAt)));
    }
}
