package dev.mintmark.rest.oauth;

import dev.mintmark.rest.error.OAuthError;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request to an OAuth endpoint (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.2">RFC
 * 6749 §3.2</a>): none twice, and one without a value counts as omitted. Never printed, since a secret may be among
 * them.
 */
final class FormParameters {
    /**
     * Several of it may be sent, though none is used then (RFC 8707 §2); what that means is said by whoever reads it.
     */
    private static final String RESOURCE = "resource";

    private final Map<String, String> values;
    private final boolean severalResources;

    private FormParameters(Map<String, String> values, boolean severalResources) {
        this.values = values;
        this.severalResources = severalResources;
    }

    /**
     * Reads a request body.
     *
     * @throws OAuthRequestRefused {@code invalid_request}
     */
    static FormParameters read(byte[] body) {
        Map<String, String> values = new HashMap<>();
        boolean severalResources = false;
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            boolean repeated = values.put(name, value) != null;
            severalResources |= repeated && name.equals(RESOURCE);
            if (repeated && !name.equals(RESOURCE)) {
                throw new OAuthRequestRefused(OAuthError.invalidRequest("Send each parameter only once."));
            }
        }
        return new FormParameters(values, severalResources);
    }

    /** Whether more than one {@code resource} was sent. */
    boolean hasSeveralResources() {
        return severalResources;
    }

    /** The parameter's value; empty if it was not sent, or sent without a value. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    private static String decode(String text) {
        return FormDecoding.decode(text)
                .orElseThrow(() -> new OAuthRequestRefused(
                        OAuthError.invalidRequest("Send the parameters form-encoded, as well-formed UTF-8.")));
    }

    @Override
    public String toString() {
        return "FormParameters(hidden)";
    }
}
