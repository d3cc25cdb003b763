package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.rest.error.OAuthError;
import java.util.List;
import java.util.Optional;

/**
 * A well-formed token request (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4.2">RFC 6749 §4.4.2</a>,
 * rules §7 step 1). The form is judged first, then the grant type, then how the client authenticates.
 *
 * @param resource as sent (RFC 8707 §2); empty if it was not
 * @param scope as sent; empty if it was not
 * @param dpopProofs every {@code DPoP} header (RFC 9449 §4.1)
 */
record TokenRequest(ClaimedClient client, Optional<String> resource, Optional<String> scope, List<String> dpopProofs) {
    private static final String GRANT_TYPE = "client_credentials";

    /**
     * Reads a request.
     *
     * @param query the raw query string, null if there is none
     * @param contentType null if there is none
     * @param authorizations every {@code Authorization} header
     * @param dpopProofs every {@code DPoP} header
     * @throws OAuthRequestRefused {@code invalid_request}, {@code unsupported_grant_type}
     */
    static TokenRequest read(
            String query, String contentType, List<String> authorizations, List<String> dpopProofs, byte[] body) {
        FormParameters form = OAuthForm.read(query, contentType, body);
        ClaimedClient client = ClaimedClient.of(form, authorizations);
        requireGrantType(form);
        if (form.hasSeveralResources()) {
            throw new OAuthRequestRefused(
                    OAuthError.of(400, "invalid_target", "Ask for one API at a time: send resource only once."));
        }
        return new TokenRequest(client, form.get("resource"), form.get("scope"), dpopProofs);
    }

    /** What the use case is asked; empty if the client sent nothing that could prove who it is. */
    Optional<IssueToken.Command> command() {
        Optional<ClientProof> proof = client.proof();
        return proof.isPresent()
                ? Optional.of(new IssueToken.Command(proof.get(), resource, scope, dpopProofs))
                : Optional.empty();
    }

    private static void requireGrantType(FormParameters form) {
        String grantType =
                form.get("grant_type").orElseThrow(() -> OAuthForm.invalid("Send grant_type=client_credentials."));
        if (!grantType.equals(GRANT_TYPE)) {
            throw new OAuthRequestRefused(OAuthError.of(
                    400, "unsupported_grant_type", "Use grant_type=client_credentials, the only one offered here."));
        }
    }
}
