package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.issuance.IssueToken;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a token request step by step (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4.2">RFC 6749 §4.4.2</a>, rules §7
 * step 1): its form first, then the grant type, then how the client authenticates.
 */
final class TokenRequest {
    private static final Pattern FORM = Pattern.compile(
            "application/x-www-form-urlencoded[ \\t]*(?:;[ \\t]*(?:charset=(?:utf-8|\"utf-8\")[ \\t]*)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> CREDENTIALS = Set.of("client_id", "client_secret", "client_assertion");
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
        refuseCredentialsIn(query);
        if (contentType == null || !FORM.matcher(contentType.strip()).matches()) {
            throw invalid("Send the parameters in the body as application/x-www-form-urlencoded.");
        }
        FormParameters form = FormParameters.read(body);
        Optional<BasicCredentials> basic =
                authorizations.size() == 1 ? BasicCredentials.parse(authorizations.get(0)) : Optional.empty();
        refuseTwoMethods(form, authorizations, basic);
        requireGrantType(form);
        if (form.get("client_assertion").isPresent()
                || form.get("client_assertion_type").isPresent()) {
            throw new TokenRequestRefused(OAuthError.INVALID_CLIENT);
        }
        Optional<String> scope = form.get("scope");
        if (!authorizations.isEmpty()) {
            BasicCredentials credentials = basic.orElseThrow(() -> new TokenRequestRefused(OAuthError.INVALID_CLIENT));
            return command(credentials.clientId(), credentials.secret(), scope);
        }
        return command(require(form, "client_id"), require(form, "client_secret"), scope);
    }

    private static void refuseCredentialsIn(String query) {
        if (query == null) {
            return;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            Optional<String> name = FormDecoding.decode(equals < 0 ? pair : pair.substring(0, equals));
            if (name.filter(CREDENTIALS::contains).isPresent()) {
                throw invalid("Send credentials in the Authorization header or in the body, never in the URL.");
            }
        }
    }

    private static void refuseTwoMethods(
            FormParameters form, List<String> authorizations, Optional<BasicCredentials> basic) {
        boolean secret = form.get("client_secret").isPresent();
        boolean assertion = form.get("client_assertion").isPresent();
        boolean header = authorizations.stream().anyMatch(BasicCredentials::isBasic);
        if ((secret && assertion) || (header && (secret || assertion))) {
            throw invalid("Authenticate by exactly one method: the Authorization header, or the body.");
        }
        Optional<String> clientId = form.get("client_id");
        if (basic.isPresent()
                && clientId.isPresent()
                && !clientId.get().equals(basic.get().clientId())) {
            throw invalid("Send the same client_id in the body as in the Authorization header, or leave it out.");
        }
    }

    private static void requireGrantType(FormParameters form) {
        String grantType = form.get("grant_type").orElseThrow(() -> invalid("Send grant_type=client_credentials."));
        if (!grantType.equals(GRANT_TYPE)) {
            throw new TokenRequestRefused(OAuthError.of(
                    400, "unsupported_grant_type", "Use grant_type=client_credentials, the only one offered here."));
        }
    }

    private static String require(FormParameters form, String name) {
        return form.get(name).orElseThrow(() -> new TokenRequestRefused(OAuthError.INVALID_CLIENT));
    }

    private static IssueToken.Command command(String clientId, String secret, Optional<String> scope) {
        return new IssueToken.Command(ClientId.parse(clientId), ClientSecret.parse(secret), scope);
    }

    private static TokenRequestRefused invalid(String description) {
        return new TokenRequestRefused(OAuthError.invalidRequest(description));
    }
}
