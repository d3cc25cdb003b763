package dev.mintmark.domain.factor;

import dev.mintmark.domain.credential.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a device is asked to sign: once, in time, and for what it was made only (WebAuthn §13.4.3).
 *
 * @param about to what it belongs, without dots: the session that registers, or the first step; empty for a sign-in
 *     that begins with it
 * @param nonce random, and like no other's: base64url
 */
public record PasskeyChallenge(Purpose purpose, String about, String nonce, Instant expiresAt) {
    /** How long a device may take. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int PARTS = 4;

    /** What it is made for. */
    public enum Purpose {
        REGISTER,
        SECOND_STEP,
        SIGN_IN
    }

    /** Checks that nothing is null. */
    public PasskeyChallenge {
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(about);
        Objects.requireNonNull(nonce);
        expiresAt = Instant.ofEpochSecond(expiresAt.getEpochSecond());
    }

    /** As a text, which is to be sealed. */
    public String text() {
        return String.join(".", purpose.name(), about, nonce, Long.toString(expiresAt.getEpochSecond()));
    }

    /** Reads what {@link #text} wrote and was sealed since. */
    public static Optional<PasskeyChallenge> read(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return Optional.of(new PasskeyChallenge(
                Purpose.valueOf(parts[0]), parts[1], parts[2], Instant.ofEpochSecond(Long.parseLong(parts[3]))));
    }

    /** Whether it was made for this, and in time. */
    public boolean isFor(Purpose wanted, String what, Instant now) {
        return purpose == wanted && about.equals(what) && now.isBefore(expiresAt);
    }

    /** By what it is remembered that it was used. */
    public SecretDigest digest() {
        return SecretDigest.ofText("passkey challenge " + nonce);
    }

    @Override
    public String toString() {
        return "PasskeyChallenge(hidden)";
    }
}
