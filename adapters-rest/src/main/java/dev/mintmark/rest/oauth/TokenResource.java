package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.issuance.IssueToken;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.json.JsonText;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The token endpoint (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.2">RFC 6749 §3.2, §4.4, §5</a>; http-api §1). */
@Path(Exchange.TOKEN_PATH)
@Dependent
@Tag(name = "OAuth")
public final class TokenResource {
    private final IssueToken issueToken;
    private final ClientFailures failures;

    /** Works with this use case; counts failures. */
    @Inject
    public TokenResource(IssueToken issueToken, ClientFailures failures) {
        this.issueToken = issueToken;
        this.failures = failures;
    }

    /** Exchanges a client's credentials for an access token. */
    @POST
    @Operation(
            operationId = "issueToken",
            summary = "Get an access token",
            description =
                    "Client credentials grant (RFC 6749 §4.4). The client authenticates by exactly one method. `client_secret_basic` uses the header, `client_secret_post` and `private_key_jwt` (RFC 7523 §2.2) the body; credentials never stand in the URL.")
    @SecurityRequirement(name = "clientBasic")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = TokenForm.class)))
    @APIResponse(
            responseCode = "200",
            description = "An access token.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TokenDescription.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "`invalid_request`, `unsupported_grant_type`, `invalid_scope`; `unauthorized_client` with what blocks the client as `reason`")
    @APIResponse(responseCode = "401", description = "`invalid_client`, alike for every failure to authenticate")
    @APIResponse(
            responseCode = "429",
            description = "`slow_down`: a failure to authenticate, instead of 401, after too many of them")
    public Response issue(byte[] body, @Context HttpServletRequest request) {
        List<String> authorizations = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        Exchange exchange = Exchange.of(request);
        try {
            IssueToken.Command command =
                    TokenRequest.read(request.getQueryString(), request.getContentType(), authorizations, body);
            IssueToken.Outcome outcome = issueToken.issue(command);
            return outcome instanceof IssueToken.NotAuthenticated
                    ? failures.answer(request, body, authorizations)
                    : answer(outcome, exchange);
        } catch (TokenRequestRefused refused) {
            return refused.error() == OAuthError.INVALID_CLIENT
                    ? failures.answer(request, body, authorizations)
                    : OAuthAnswers.of(refused.error(), exchange);
        }
    }

    private static Response answer(IssueToken.Outcome outcome, Exchange exchange) {
        if (outcome instanceof IssueToken.Issued issued) {
            return OAuthAnswers.json(200, success(issued)).build();
        } else if (outcome instanceof IssueToken.Refused refused) {
            return OAuthAnswers.of(OAuthAnswers.blocked(refused.reason()), exchange);
        } else if (outcome instanceof IssueToken.ScopeNotAllowed scope) {
            return OAuthAnswers.of(
                    OAuthError.of(
                            400, "invalid_scope", "Ask for the scope " + scope.allowed() + ", or leave scope out."),
                    exchange);
        }
        throw new IllegalStateException("no answer to " + outcome);
    }

    private static String success(IssueToken.Issued issued) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("access_token", issued.accessToken());
        members.put("token_type", "Bearer");
        members.put("expires_in", issued.expiresIn().toSeconds());
        members.put("scope", issued.scope());
        return JsonText.of(members);
    }
}
