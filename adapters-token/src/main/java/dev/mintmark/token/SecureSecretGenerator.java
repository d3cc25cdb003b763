package dev.mintmark.token;

import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets from the platform's cryptographically secure generator. */
public final class SecureSecretGenerator implements SecretGenerator {
    private static final int TOKEN_ID_BYTES = 16;
    private static final int PASSWORD_GROUPS = 6;
    private static final int PASSWORD_GROUP_LENGTH = 5;
    /** 32 letters and digits that nobody mistakes for each other. */
    private static final String PASSWORD_ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz";

    private final SecureRandom random;

    /** Draws from this generator. */
    public SecureSecretGenerator(SecureRandom random) {
        this.random = random;
    }

    @Override
    public ClientId clientId() {
        return ClientId.of(bytes(ClientId.RANDOM_BYTES));
    }

    @Override
    public ClientSecret clientSecret() {
        return ClientSecret.of(bytes(ClientSecret.RANDOM_BYTES));
    }

    @Override
    public String tokenId() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_ID_BYTES));
    }

    /** A random password that can be typed: six groups of five letters and digits, 150 random bits. */
    public String password() {
        StringBuilder password = new StringBuilder();
        for (int group = 0; group < PASSWORD_GROUPS; group++) {
            if (group > 0) {
                password.append('-');
            }
            for (int i = 0; i < PASSWORD_GROUP_LENGTH; i++) {
                password.append(PASSWORD_ALPHABET.charAt(random.nextInt(PASSWORD_ALPHABET.length())));
            }
        }
        return password.toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
