package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.rest.error.OAuthError;
import java.util.List;

/**
 * Reads a token request step by step (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4.2">RFC 6749
 * §4.4.2</a>, rules §7 step 1): its form first, then the grant type, then how the client authenticates.
 */
final class TokenRequest {
    private static final String GRANT_TYPE = "client_credentials";

    private TokenRequest() {}

    /**
     * What the use case is asked.
     *
     * @param query the raw query string, null if there is none
     * @param contentType null if there is none
     * @param authorizations every {@code Authorization} header
     * @throws TokenRequestRefused {@code invalid_request}, {@code unsupported_grant_type}, {@code invalid_client}
     */
    static IssueToken.Command read(String query, String contentType, List<String> authorizations, byte[] body) {
        FormParameters form = OAuthForm.read(query, contentType, body);
        PresentedClient client = PresentedClient.of(form, authorizations);
        requireGrantType(form);
        return new IssueToken.Command(client.proof(), form.get("scope"));
    }

    private static void requireGrantType(FormParameters form) {
        String grantType =
                form.get("grant_type").orElseThrow(() -> OAuthForm.invalid("Send grant_type=client_credentials."));
        if (!grantType.equals(GRANT_TYPE)) {
            throw new TokenRequestRefused(OAuthError.of(
                    400, "unsupported_grant_type", "Use grant_type=client_credentials, the only one offered here."));
        }
    }
}
