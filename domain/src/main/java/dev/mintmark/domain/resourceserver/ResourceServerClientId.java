package dev.mintmark.domain.resourceserver;

import dev.mintmark.domain.credential.ClientId;
import java.util.Optional;

/**
 * The name under which a resource server authenticates: {@code mr_} and 26 characters of lower-case Crockford base32.
 * No app has it.
 *
 * @param value 29 characters
 */
public record ResourceServerClientId(String value) {
    private static final String PREFIX = "mr_";
    private static final String PREFIX_OF_APPS = "mm_";

    /** Checks the form. */
    public ResourceServerClientId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a resource server's client id");
        }
    }

    /** The one that is as random as this client id. */
    public static ResourceServerClientId like(ClientId random) {
        return new ResourceServerClientId(PREFIX + random.value().substring(PREFIX_OF_APPS.length()));
    }

    /** Reads a presented client id, without the white space around it; empty where the text cannot be one. */
    public static Optional<ResourceServerClientId> parse(String presented) {
        String text = presented.strip();
        return isValid(text) ? Optional.of(new ResourceServerClientId(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return text.startsWith(PREFIX) && ClientId.isValid(PREFIX_OF_APPS + text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
