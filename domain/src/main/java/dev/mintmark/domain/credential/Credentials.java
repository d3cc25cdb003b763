package dev.mintmark.domain.credential;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.federation.FederatedCredential;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an app authenticates with (rules §5): a secret, public keys, federated credentials, and for a while the secret
 * that was replaced. The last of them cannot be removed; only a leaked secret that is revoked leaves nothing behind.
 *
 * @param overlap the replaced secret, if it was to go on working; it may be over ({@link #at})
 * @param publicKeys at most {@value #MAX_PUBLIC_KEYS}, in the order given
 * @param federated at most {@value FederatedCredential#MAX_IN_LIST}, in the order given
 * @param version starts at 1 and grows with every regeneration, revocation or removal of a credential
 */
public record Credentials(
        Optional<StoredCredential> secret,
        Optional<Overlap> overlap,
        List<ClientKey> publicKeys,
        List<FederatedCredential> federated,
        int version) {
    /** The most public keys that an app may have. */
    public static final int MAX_PUBLIC_KEYS = 2;

    /** Copies keys and federated credentials. */
    public Credentials {
        Objects.requireNonNull(secret);
        publicKeys = List.copyOf(publicKeys);
        federated = List.copyOf(federated);
        if (publicKeys.size() > MAX_PUBLIC_KEYS || federated.size() > FederatedCredential.MAX_IN_LIST) {
            throw new IllegalArgumentException("too many credentials");
        }
        int highest = version;
        if (overlap.filter(replaced -> replaced.floor() >= highest).isPresent()) {
            throw new IllegalArgumentException("while two secrets work, the floor is below the version");
        }
    }

    /** Those of a new app. */
    public static Credentials first(StoredCredential secret) {
        return new Credentials(Optional.of(secret), Optional.empty(), List.of(), List.of(), 1);
    }

    /** As they are at an instant: without an overlap that is over. */
    public Credentials at(Instant now) {
        return overlap.filter(replaced -> replaced.isOver(now)).isPresent() ? overlapEnded() : this;
    }

    /** Whether there is nothing to authenticate with. */
    public boolean isEmpty() {
        return secret.isEmpty() && overlap.isEmpty() && publicKeys.isEmpty() && federated.isEmpty();
    }

    /** The lowest credential version whose tokens still count (rules §5). */
    public int floor() {
        return overlap.map(Overlap::floor).orElse(version);
    }

    /** With a new secret in the place of every old one, or where there was none (rules §6, regenerate). */
    public Credentials regenerated(StoredCredential newSecret) {
        return new Credentials(Optional.of(newSecret), Optional.empty(), publicKeys, federated, version + 1);
    }

    /**
     * With a new secret; the one that it replaces goes on working until an instant (rules §6, overlap). One that was
     * replaced before ends, unless it is the only one: the other was revoked.
     */
    public Credentials regenerated(StoredCredential newSecret, Instant overlapEnds) {
        int newFloor = secret.isPresent() ? version : floor();
        return new Credentials(
                Optional.of(newSecret),
                secret.or(() -> overlap.map(Overlap::secret)).map(old -> new Overlap(old, overlapEnds, newFloor)),
                publicKeys,
                federated,
                version + 1);
    }

    /** Without the replaced secret; tokens that were got with it stop counting, those of the new one do not. */
    public Credentials overlapEnded() {
        return new Credentials(secret, Optional.empty(), publicKeys, federated, version);
    }

    /**
     * Without the secret, and the replaced one; the same if there is none.
     *
     * @throws RuleBroken {@code last_credential} if neither a public key nor a federated credential is left
     */
    public Credentials withoutSecret() {
        if (secret.isEmpty() && overlap.isEmpty()) {
            return this;
        }
        requireAnother(!publicKeys.isEmpty() || !federated.isEmpty());
        return new Credentials(Optional.empty(), Optional.empty(), publicKeys, federated, version + 1);
    }

    /** Without the secret, whatever is left: it has leaked. A replaced one that overlaps goes on until its end. */
    public Credentials secretRevoked() {
        return withAllTokensCut(Optional.empty(), publicKeys, federated);
    }

    /**
     * With these public keys in the place of the old ones. Whether one is the same is a matter of key, id and
     * algorithm.
     *
     * @throws RuleBroken {@code last_credential} if nothing is left
     */
    public Credentials withPublicKeys(List<ClientKey> keys) {
        if (keys.equals(publicKeys)) {
            return this;
        }
        requireAnother(!keys.isEmpty() || secret.isPresent() || !federated.isEmpty());
        boolean allStay = new HashSet<>(keys).containsAll(publicKeys);
        return allStay
                ? new Credentials(secret, overlap, keys, federated, version)
                : withAllTokensCut(secret, keys, federated);
    }

    /**
     * With these federated credentials in the place of the old ones. Whether one is the same is a matter of what it
     * trusts, not of its name.
     *
     * @throws RuleBroken {@code last_credential} if nothing is left
     */
    public Credentials withFederated(List<FederatedCredential> credentials) {
        if (credentials.equals(federated)) {
            return this;
        }
        requireAnother(!credentials.isEmpty() || secret.isPresent() || !publicKeys.isEmpty());
        boolean allStay =
                federated.stream().allMatch(old -> credentials.stream().anyMatch(old::trustsTheSameAs));
        return allStay
                ? new Credentials(secret, overlap, publicKeys, credentials, version)
                : withAllTokensCut(secret, publicKeys, credentials);
    }

    /** Whether the app trusts whatever any of these trusts already (rules §2). */
    public boolean trustsAll(List<FederatedCredential> credentials) {
        return credentials.stream().allMatch(one -> federated.stream().anyMatch(one::trustsTheSameAs));
    }

    /**
     * No token got until now counts any more. While two secrets work their tokens have versions of their own from now
     * on, too.
     */
    private Credentials withAllTokensCut(
            Optional<StoredCredential> newSecret, List<ClientKey> keys, List<FederatedCredential> credentials) {
        return overlap.map(replaced -> new Credentials(
                        newSecret, Optional.of(replaced.withFloor(version + 1)), keys, credentials, version + 2))
                .orElseGet(() -> new Credentials(newSecret, Optional.empty(), keys, credentials, version + 1));
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
