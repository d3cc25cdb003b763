package dev.mintmark.domain.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that signs tokens, shared by all nodes through the database, and its way through the states of rules §8:
 * announced, signing, retired, gone; or revoked.
 *
 * @param kid the key id in the header of each token; at most 64 characters
 * @param publicJwk the public part as a JSON Web Key (RFC 7517), with {@code kid}, {@code alg} and {@code use}
 * @param privateKey empty once it is erased: in the states gone and revoked
 * @param tokenLifetime the longest lifetime of the tokens that it signs, whatever the configuration says later
 * @param announcedAt since when it is published
 * @param signsFrom when it signs for the first time, while it is announced: the earliest instant; empty if it was
 *     withdrawn before it did
 * @param retiredAt when another key took its place; empty before that
 * @param publishedUntil until when it is published, in the future while it is retired; empty before that
 */
public record SigningKey(
        String kid,
        KeyPurpose purpose,
        SigningAlgorithm algorithm,
        KeyState state,
        String publicJwk,
        Optional<EncryptedValue> privateKey,
        Duration tokenLifetime,
        Instant announcedAt,
        Optional<Instant> signsFrom,
        Optional<Instant> retiredAt,
        Optional<Instant> publishedUntil) {
    /** How much longer than the last token a retired key is published: clocks and requests under way differ by less. */
    public static final Duration GRACE = Duration.ofMinutes(1);

    /** A key that is published now and signs later. */
    public static SigningKey announced(KeyMaterial material, Duration tokenLifetime, Instant now, Instant signsFrom) {
        return made(material, KeyState.ANNOUNCED, tokenLifetime, now, signsFrom);
    }

    /** A key that signs at once, because there is no other one. */
    public static SigningKey signing(KeyMaterial material, Duration tokenLifetime, Instant now) {
        return made(material, KeyState.SIGNING, tokenLifetime, now, now);
    }

    private static SigningKey made(
            KeyMaterial material, KeyState state, Duration tokenLifetime, Instant now, Instant signsFrom) {
        return new SigningKey(
                material.kid(),
                material.purpose(),
                material.algorithm(),
                state,
                material.publicJwk(),
                Optional.of(material.privateKey()),
                tokenLifetime,
                now,
                Optional.of(signsFrom),
                Optional.empty(),
                Optional.empty());
    }

    /** The announced key signs from now on. */
    public SigningKey sign(Instant now) {
        require(KeyState.ANNOUNCED);
        return with(KeyState.SIGNING, privateKey, tokenLifetime, Optional.of(now), retiredAt, publishedUntil);
    }

    /** No longer signs; stays published until the last token that it can have signed has expired, and a minute. */
    public SigningKey retire(Instant now) {
        require(KeyState.SIGNING);
        return with(
                KeyState.RETIRED,
                privateKey,
                tokenLifetime,
                signsFrom,
                Optional.of(now),
                Optional.of(now.plus(tokenLifetime).plus(GRACE)));
    }

    /**
     * The retired key, or the announced one that is not needed, is no longer published, and its private part is erased.
     */
    public SigningKey withdraw(Instant now) {
        if (state != KeyState.RETIRED && state != KeyState.ANNOUNCED) {
            throw outOfOrder();
        }
        return with(KeyState.GONE, Optional.empty(), tokenLifetime, signedFrom(), retiredAt, Optional.of(now));
    }

    /** What it signed is refused from now on, and its private part is erased. Only a live key can be revoked. */
    public SigningKey revoke(Instant now) {
        if (!state.isLive()) {
            throw outOfOrder();
        }
        return with(
                KeyState.REVOKED,
                Optional.empty(),
                tokenLifetime,
                signedFrom(),
                state == KeyState.SIGNING ? Optional.of(now) : retiredAt,
                Optional.of(now));
    }

    /** The key, ready for tokens of this lifetime if it may still sign: none that it signs may outlive it. */
    public SigningKey covering(Duration lifetime) {
        boolean longer = lifetime.compareTo(tokenLifetime) > 0 && state != KeyState.RETIRED && state.isLive();
        return longer ? with(state, privateKey, lifetime, signsFrom, retiredAt, publishedUntil) : this;
    }

    /** The same key, its private part encrypted again. */
    public SigningKey protectedBy(EncryptedValue renewed) {
        return with(state, Optional.of(renewed), tokenLifetime, signsFrom, retiredAt, publishedUntil);
    }

    private SigningKey with(
            KeyState state,
            Optional<EncryptedValue> privateKey,
            Duration tokenLifetime,
            Optional<Instant> signsFrom,
            Optional<Instant> retiredAt,
            Optional<Instant> publishedUntil) {
        return new SigningKey(
                kid,
                purpose,
                algorithm,
                state,
                publicJwk,
                privateKey,
                tokenLifetime,
                announcedAt,
                signsFrom,
                retiredAt,
                publishedUntil);
    }

    private Optional<Instant> signedFrom() {
        return state == KeyState.ANNOUNCED ? Optional.empty() : signsFrom;
    }

    private void require(KeyState expected) {
        if (state != expected) {
            throw outOfOrder();
        }
    }

    private IllegalStateException outOfOrder() {
        return new IllegalStateException("the key " + kid + " is " + state.code());
    }
}
