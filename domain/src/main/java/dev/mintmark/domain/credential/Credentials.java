package dev.mintmark.domain.credential;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an app authenticates with (rules §5): a secret, public keys, or both. The last of them cannot be removed; only a
 * leaked secret that is revoked leaves nothing behind.
 *
 * @param publicKeys at most {@value #MAX_PUBLIC_KEYS}, in the order given
 * @param version starts at 1 and grows with every regeneration, revocation or removal of a credential
 */
public record Credentials(Optional<StoredCredential> secret, List<ClientKey> publicKeys, int version) {
    /** The most public keys that an app may have. */
    public static final int MAX_PUBLIC_KEYS = 2;

    /** Copies the keys. */
    public Credentials {
        Objects.requireNonNull(secret);
        publicKeys = List.copyOf(publicKeys);
        if (publicKeys.size() > MAX_PUBLIC_KEYS) {
            throw new IllegalArgumentException("too many keys");
        }
    }

    /** Those of a new app. */
    public static Credentials first(StoredCredential secret) {
        return new Credentials(Optional.of(secret), List.of(), 1);
    }

    /** Whether there is nothing to authenticate with. */
    public boolean isEmpty() {
        return secret.isEmpty() && publicKeys.isEmpty();
    }

    /** With a new secret in the place of the old one, or where there was none (rules §6, regenerate). */
    public Credentials regenerated(StoredCredential newSecret) {
        return new Credentials(Optional.of(newSecret), publicKeys, version + 1);
    }

    /**
     * Without the secret; the same if there is none.
     *
     * @throws RuleBroken {@code last_credential} if no public key is left
     */
    public Credentials withoutSecret() {
        if (secret.isEmpty()) {
            return this;
        }
        requireAnother(!publicKeys.isEmpty());
        return new Credentials(Optional.empty(), publicKeys, version + 1);
    }

    /** Without the secret, whatever is left: it has leaked. */
    public Credentials secretRevoked() {
        return new Credentials(Optional.empty(), publicKeys, version + 1);
    }

    /**
     * With these public keys in the place of the old ones. Whether one is the same is a matter of key, id and
     * algorithm.
     *
     * @throws RuleBroken {@code last_credential} if neither a key nor a secret is left
     */
    public Credentials withPublicKeys(List<ClientKey> keys) {
        if (keys.equals(publicKeys)) {
            return this;
        }
        requireAnother(!keys.isEmpty() || secret.isPresent());
        boolean allStay = new HashSet<>(keys).containsAll(publicKeys);
        return new Credentials(secret, keys, allStay ? version : version + 1);
    }

    /** Whether the app has all of these keys already (rules §2). */
    public boolean hasAll(List<ClientKey> keys) {
        return publicKeys.containsAll(keys);
    }

    private static void requireAnother(boolean another) {
        if (!another) {
            throw new RuleBroken(Refusal.LAST_CREDENTIAL);
        }
    }
}
