package dev.mintmark.domain.provider;

import java.util.Objects;

/** What this service proves to a provider who it is with, in plain text. It cannot be printed or serialized. */
public final class ProviderSecret {
    /** The longest, in characters. */
    public static final int MAX_LENGTH = 1_000;

    private final String text;

    private ProviderSecret(String text) {
        this.text = Objects.requireNonNull(text);
    }

    /** As typed. */
    public static ProviderSecret typed(String text) {
        return new ProviderSecret(text);
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
