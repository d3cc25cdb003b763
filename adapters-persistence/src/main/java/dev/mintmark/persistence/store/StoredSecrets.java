package dev.mintmark.persistence.store;

import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import java.time.Duration;
import java.util.Optional;

/** What is kept of a secret, read from its columns. */
public final class StoredSecrets {
    private StoredSecrets() {}

    /** The secret; empty where its columns, which the schema keeps together, hold nothing. */
    public static Optional<StoredCredential> read(String digest, String hint, Long createdAt) {
        return digest == null
                ? Optional.empty()
                : Optional.of(new StoredCredential(SecretDigest.ofHex(digest), hint, Micros.instant(createdAt)));
    }

    /** The replaced secret that overlaps; empty where its columns, which the schema keeps together, hold nothing. */
    public static Optional<Overlap> overlap(String digest, String hint, Long createdAt, Long endsAt, Integer floor) {
        return read(digest, hint, createdAt).map(secret -> new Overlap(secret, Micros.instant(endsAt), floor));
    }

    /**
     * How old a tenant's secrets may become; empty where its columns, which the schema keeps together, hold nothing.
     */
    public static Optional<SecretAge> age(Long maxSeconds, Long setAt) {
        return maxSeconds == null
                ? Optional.empty()
                : Optional.of(new SecretAge(Duration.ofSeconds(maxSeconds), Micros.instant(setAt)));
    }
}
