package dev.mintmark.token;

import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.factor.RecoveryCode;
import dev.mintmark.domain.member.Password;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes ids and secrets from the platform's cryptographically secure generator. Thread-safe. */
public final class SecureSecretGenerator implements SecretGenerator {
    private static final int TOKEN_ID_BYTES = 16;
    private static final int PASSWORD_GROUPS = 7;
    private static final int GROUP_LENGTH = 4;
    // 32 characters, 5 bits each; without those that are easily misread.
    private static final String PASSWORD_ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz";

    private final SecureRandom random = new SecureRandom();

    @Override
    public ClientId clientId() {
        return ClientId.of(bytes(ClientId.RANDOM_BYTES));
    }

    @Override
    public ClientSecret secret(SecretKind kind) {
        return ClientSecret.of(kind, bytes(ClientSecret.RANDOM_BYTES));
    }

    @Override
    public RecoveryCode recoveryCode() {
        return RecoveryCode.of(bytes(RecoveryCode.RANDOM_BYTES));
    }

    @Override
    public String tokenId() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_ID_BYTES));
    }

    /**
     * A new password of 140 random bits for the first operator, to be typed by hand: 7 groups of 4 characters, such as
     * {@code k7wd-…}.
     */
    public Password initialPassword() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PASSWORD_GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                text.append('-');
            }
            text.append(PASSWORD_ALPHABET.charAt(random.nextInt(PASSWORD_ALPHABET.length())));
        }
        return Password.typed(text.toString());
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
