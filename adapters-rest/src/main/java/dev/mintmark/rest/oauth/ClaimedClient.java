package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import dev.mintmark.rest.json.MalformedJson;
import dev.mintmark.rest.json.StrictJson;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which client a request claims to come from, and what it sent as proof (<a
 * href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3">RFC 6749 §2.3</a>, RFC 7521 §4.2): one method, and what was
 * sent for it. None of it is proven.
 */
final class ClaimedClient {
    /** The one {@code client_assertion_type} (RFC 7523 §2.2). */
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]*");

    private final FormParameters form;
    private final int headers;
    private final Optional<BasicCredentials> basic;

    private ClaimedClient(FormParameters form, int headers, Optional<BasicCredentials> basic) {
        this.form = form;
        this.headers = headers;
        this.basic = basic;
    }

    /**
     * Reads what was sent, as far as its form goes.
     *
     * @param authorizations every {@code Authorization} header
     * @throws OAuthRequestRefused {@code invalid_request} for two methods at once, or two client ids
     */
    static ClaimedClient of(FormParameters form, List<String> authorizations) {
        refuseTwoMethods(form, authorizations);
        Optional<BasicCredentials> first =
                authorizations.isEmpty() ? Optional.empty() : BasicCredentials.parse(authorizations.get(0));
        ClaimedClient client = new ClaimedClient(form, authorizations.size(), first);
        client.refuseTwoClientIds();
        return client;
    }

    private static void refuseTwoMethods(FormParameters form, List<String> authorizations) {
        boolean secret = form.get("client_secret").isPresent();
        boolean assertion = hasAssertion(form);
        if ((secret && assertion) || ((secret || assertion) && hasBasic(authorizations))) {
            throw OAuthForm.invalid("Authenticate by exactly one method: the Authorization header, or the body.");
        }
    }

    private static boolean hasBasic(List<String> authorizations) {
        return !authorizations.isEmpty() && authorizations.stream().anyMatch(BasicCredentials::isBasic);
    }

    private void refuseTwoClientIds() {
        Optional<String> inBody = form.get("client_id");
        if (headers == 1
                && basic.isPresent()
                && inBody.isPresent()
                && !inBody.get().equals(basic.get().clientId())) {
            throw OAuthForm.invalid(
                    "Send the same client_id in the body as in the Authorization header, or leave it out.");
        }
    }

    /**
     * The claimed client id as sent, whether or not it can be one: in the header, the body or the assertion, in this
     * order; an empty text if it is in none of them. Only good for counting failures, and read only then.
     */
    String clientId() {
        return basic.map(BasicCredentials::clientId)
                .or(() -> form.get("client_id"))
                .or(() -> form.get("client_assertion").flatMap(ClaimedClient::subject))
                .orElse("");
    }

    /** The proof of who the client is; empty if nothing was sent that could be a proof. */
    Optional<ClientProof> proof() {
        if (headers > 0) {
            return headers == 1 ? basic.map(sent -> bySecret(sent.clientId(), sent.secret())) : Optional.empty();
        } else if (hasAssertion(form)) {
            return form.get("client_assertion_type")
                    .filter(JWT_BEARER::equals)
                    .flatMap(type -> form.get("client_assertion"))
                    .map(assertion -> new ClientProof.AssertionProof(assertion, form.get("client_id")));
        }
        Optional<String> clientId = form.get("client_id");
        Optional<String> secret = form.get("client_secret");
        return clientId.isPresent() && secret.isPresent()
                ? Optional.of(bySecret(clientId.get(), secret.get()))
                : Optional.empty();
    }

    /**
     * Who asks about a token: a resource server where client id or secret say so, else an app; empty if nothing was
     * sent that could be a proof.
     */
    Optional<IntrospectToken.Caller> caller() {
        return proof().map(proof -> proof.fold(this::callerBySecret, IntrospectToken.AppCaller::new));
    }

    private IntrospectToken.Caller callerBySecret(ClientProof.SecretProof proof) {
        String clientId = basic.map(BasicCredentials::clientId)
                .or(() -> form.get("client_id"))
                .orElse("");
        String secret = basic.map(BasicCredentials::secret)
                .or(() -> form.get("client_secret"))
                .orElse("");
        Optional<ResourceServerClientId> server = ResourceServerClientId.parse(clientId);
        boolean isOfServer = SecretKind.claimedBy(secret).equals(Optional.of(SecretKind.RESOURCE_SERVER));
        return isOfServer || server.isPresent()
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

    private static Optional<String> subject(String assertion) {
        Matcher parts = JWT.matcher(assertion);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Object subject = StrictJson.readObject(Base64.getUrlDecoder().decode(parts.group(1)))
                    .get("sub");
            return subject instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (MalformedJson | IllegalArgumentException notAToken) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ClaimedClient(hidden)";
    }
}
