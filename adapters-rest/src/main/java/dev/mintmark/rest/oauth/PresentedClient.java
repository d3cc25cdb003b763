package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.introspection.ResourceServerClientId;
import dev.mintmark.rest.error.OAuthError;
import java.util.List;
import java.util.Optional;

/**
 * By what a request authenticates its client (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3">RFC 6749
 * §2.3</a>, RFC 7521 §4.2): one method, and what was sent for it.
 */
final class PresentedClient {
    /** The one {@code client_assertion_type} (RFC 7523 §2.2). */
    static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final FormParameters form;
    private final List<String> authorizations;
    private final Optional<BasicCredentials> basic;

    private PresentedClient(FormParameters form, List<String> authorizations, Optional<BasicCredentials> basic) {
        this.form = form;
        this.authorizations = authorizations;
        this.basic = basic;
    }

    /**
     * Reads what was sent, as far as its form goes.
     *
     * @param authorizations every {@code Authorization} header
     * @throws TokenRequestRefused {@code invalid_request} for two methods at once, or two client ids
     */
    static PresentedClient of(FormParameters form, List<String> authorizations) {
        Optional<BasicCredentials> basic =
                authorizations.size() == 1 ? BasicCredentials.parse(authorizations.get(0)) : Optional.empty();
        boolean secret = form.get("client_secret").isPresent();
        boolean assertion = hasAssertion(form);
        boolean header = authorizations.stream().anyMatch(BasicCredentials::isBasic);
        if ((secret && assertion) || (header && (secret || assertion))) {
            throw OAuthForm.invalid("Authenticate by exactly one method: the Authorization header, or the body.");
        }
        Optional<String> clientId = form.get("client_id");
        if (basic.isPresent()
                && clientId.isPresent()
                && !clientId.get().equals(basic.get().clientId())) {
            throw OAuthForm.invalid(
                    "Send the same client_id in the body as in the Authorization header, or leave it out.");
        }
        return new PresentedClient(form, authorizations, basic);
    }

    /**
     * The proof.
     *
     * @throws TokenRequestRefused {@code invalid_client} if there is none that could be one
     */
    ClientProof proof() {
        if (!authorizations.isEmpty()) {
            BasicCredentials credentials = basic.orElseThrow(PresentedClient::nobody);
            return bySecret(credentials.clientId(), credentials.secret());
        }
        if (hasAssertion(form)) {
            form.get("client_assertion_type").filter(JWT_BEARER::equals).orElseThrow(PresentedClient::nobody);
            return new ClientProof.AssertionProof(
                    form.get("client_assertion").orElseThrow(PresentedClient::nobody), form.get("client_id"));
        }
        return bySecret(
                form.get("client_id").orElseThrow(PresentedClient::nobody),
                form.get("client_secret").orElseThrow(PresentedClient::nobody));
    }

    /**
     * Who asks about a token: a resource server where client id or secret say so, else an app.
     *
     * @throws TokenRequestRefused {@code invalid_client} if there is no proof that could be one
     */
    IntrospectToken.Caller caller() {
        String clientId = basic.map(BasicCredentials::clientId)
                .or(() -> form.get("client_id"))
                .orElse("");
        String secret = basic.map(BasicCredentials::secret)
                .or(() -> form.get("client_secret"))
                .orElse("");
        Optional<ResourceServerClientId> server = ResourceServerClientId.parse(clientId);
        boolean isOfServer = SecretKind.claimedBy(secret).equals(Optional.of(SecretKind.RESOURCE_SERVER));
        ClientProof proof = proof();
        return proof instanceof ClientProof.SecretProof && (isOfServer || server.isPresent())
                ? new IntrospectToken.ResourceServerCaller(
                        server, ClientSecret.parse(SecretKind.RESOURCE_SERVER, secret))
                : new IntrospectToken.AppCaller(proof);
    }

    private static ClientProof bySecret(String clientId, String secret) {
        return new ClientProof.SecretProof(ClientId.parse(clientId), ClientSecret.parse(secret));
    }

    private static boolean hasAssertion(FormParameters form) {
        return form.get("client_assertion").isPresent()
                || form.get("client_assertion_type").isPresent();
    }

    private static TokenRequestRefused nobody() {
        return new TokenRequestRefused(OAuthError.INVALID_CLIENT);
    }

    @Override
    public String toString() {
        return "PresentedClient(hidden)";
    }
}
