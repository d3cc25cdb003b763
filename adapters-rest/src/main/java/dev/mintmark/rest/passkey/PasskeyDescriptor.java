package dev.mintmark.rest.passkey;

import java.util.List;

/** Names one passkey to a browser (WebAuthn §5.8.3). */
public record PasskeyDescriptor(String type, String id) {
    static final String TYPE = "public-key";

    /** Those with these ids. */
    public static List<PasskeyDescriptor> of(List<String> ids) {
        return ids.stream().map(id -> new PasskeyDescriptor(TYPE, id)).toList();
    }
}
