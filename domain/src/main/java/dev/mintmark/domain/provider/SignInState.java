package dev.mintmark.domain.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a browser that was sent to a provider has to come back with (RFC 9700 §2.1).
 *
 * @param state goes with the browser through the provider
 * @param nonce comes back in the ID token
 * @param codeVerifier what makes the code of use to this service only (RFC 7636)
 */
public record SignInState(
        IdentityProviderId provider, String state, String nonce, String codeVerifier, Instant expiresAt) {
    /** How long somebody may take. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int PARTS = 5;

    /** Checks that nothing is null. */
    public SignInState {
        Objects.requireNonNull(provider);
        Objects.requireNonNull(state);
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(codeVerifier);
        expiresAt = Instant.ofEpochSecond(expiresAt.getEpochSecond());
    }

    /** As a text, which is to be sealed: base64url texts with dots between them. */
    public String text() {
        return String.join(
                ".", provider.toString(), state, nonce, codeVerifier, Long.toString(expiresAt.getEpochSecond()));
    }

    /** Reads what {@link #text} wrote and was sealed since. */
    public static Optional<SignInState> read(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return IdentityProviderId.parse(parts[0])
                .map(provider -> new SignInState(
                        provider, parts[1], parts[2], parts[3], Instant.ofEpochSecond(Long.parseLong(parts[4]))));
    }

    /** Whether this comes back from where the browser was sent, and in time. */
    public boolean isAnsweredBy(IdentityProviderId from, Optional<String> answered, Instant now) {
        return provider.equals(from)
                && now.isBefore(expiresAt)
                && answered.filter(text -> MessageDigest.isEqual(
                                text.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }

    @Override
    public String toString() {
        return "SignInState(hidden)";
    }
}
