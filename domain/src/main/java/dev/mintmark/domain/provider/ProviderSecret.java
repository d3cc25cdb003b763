package dev.mintmark.domain.provider;

import java.util.Objects;

/**
 * What this service proves to a provider who it is with, in plain text: a client secret, or a private key. It cannot be
 * printed or serialized.
 */
public final class ProviderSecret {
    /** What it may be. */
    public enum Kind {
        /** A text that the provider knows, too. */
        CLIENT_SECRET("clientSecret", 1_000),
        /** A private JSON Web Key, with which assertions are signed: {@code private_key_jwt} (RFC 7523 §2.2). */
        CLIENT_KEY("clientKey", 8_000);

        private final String field;
        private final int maxLength;

        Kind(String field, int maxLength) {
            this.field = field;
            this.maxLength = maxLength;
        }

        /** What a request calls it, and the audit trail. */
        public String field() {
            return field;
        }

        /** The longest, in characters. */
        public int maxLength() {
            return maxLength;
        }
    }

    private final Kind kind;
    private final String text;

    private ProviderSecret(Kind kind, String text) {
        this.kind = Objects.requireNonNull(kind);
        this.text = Objects.requireNonNull(text);
    }

    /** As typed; of a key, its JSON. */
    public static ProviderSecret typed(Kind kind, String text) {
        return new ProviderSecret(kind, text);
    }

    /** Which of the two it is. */
    public Kind kind() {
        return kind;
    }

    /** The plain text, for encryption and the provider only. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "ProviderSecret(hidden)";
    }
}
