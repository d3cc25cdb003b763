package dev.mintmark.rest.oauth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Client id and secret of an {@code Authorization: Basic} header, both form-decoded (<a
 * href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1">RFC 6749 §2.3.1</a>, RFC 7617 §2). Never printed.
 */
final class BasicCredentials {
    private static final String PREFIX = "basic ";
    private static final Pattern SCHEME = Pattern.compile("basic(?: .*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String clientId;
    private final String secret;

    private BasicCredentials(String clientId, String secret) {
        this.clientId = clientId;
        this.secret = secret;
    }

    /** Whether the header names the Basic scheme, whether or not it is well formed. */
    static boolean isBasic(String header) {
        return SCHEME.matcher(header).matches();
    }

    /** The credentials; empty if the header is not well formed, or of another scheme. */
    static Optional<BasicCredentials> parse(String header) {
        String sent = header.strip();
        if (!sent.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return Optional.empty();
        }
        String encoded = afterSpaces(sent, PREFIX.length());
        if (encoded.length() % 4 != 0) {
            return Optional.empty();
        }
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        Optional<String> clientId = FormDecoding.decode(pair.substring(0, colon));
        Optional<String> secret = FormDecoding.decode(pair.substring(colon + 1));
        return clientId.isPresent() && secret.isPresent()
                ? Optional.of(new BasicCredentials(clientId.get(), secret.get()))
                : Optional.empty();
    }

    private static String afterSpaces(String text, int from) {
        int start = from;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start);
    }

    String clientId() {
        return clientId;
    }

    String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "BasicCredentials(hidden)";
    }
}
