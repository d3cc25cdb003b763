package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.json.JsonText;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The token endpoint (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.2">RFC 6749 §3.2, §4.4, §5</a>;
 * http-api §1).
 */
@Path(Exchange.TOKEN_PATH)
@Dependent
public final class TokenResource {
    private final IssueToken issueToken;
    private final ClientFailures failures;

    @Inject
    public TokenResource(IssueToken issueToken, ClientFailures failures) {
        this.issueToken = issueToken;
        this.failures = failures;
    }

    /** Exchanges a client's credentials for an access token. */
    @POST
    public Response issue(byte[] body, @Context HttpServletRequest request) {
        List<String> authorizations = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        try {
            TokenRequest sent =
                    TokenRequest.read(request.getQueryString(), request.getContentType(), authorizations, body);
            Optional<IssueToken.Command> command = sent.command();
            return command.isPresent()
                    ? answer(issueToken.issue(command.get()), sent.client(), request)
                    : failures.answer(sent.client(), request);
        } catch (OAuthRequestRefused refused) {
            return OAuthResponses.of(refused.error(), Exchange.of(request));
        }
    }

    private Response answer(IssueToken.Outcome outcome, ClaimedClient client, HttpServletRequest request) {
        return outcome.fold(
                issued -> OAuthResponses.json(200, success(issued)).build(),
                () -> failures.answer(client, request),
                reason -> OAuthResponses.of(OAuthResponses.blocked(reason), Exchange.of(request)));
    }

    private static String success(IssueToken.Issued issued) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("access_token", issued.accessToken());
        members.put("token_type", "Bearer");
        members.put("expires_in", issued.expiresIn().toSeconds());
        issued.scope().ifPresent(scope -> members.put("scope", scope));
        return JsonText.of(members);
    }
}
