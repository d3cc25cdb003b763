package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.json.JsonText;
import dev.mintmark.rest.security.RefusedAttemptCounter;
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
 * The introspection endpoint (<a href="https://www.rfc-editor.org/rfc/rfc7662#section-2">RFC 7662 §2</a>; http-api §1).
 */
@Path(IntrospectionResource.PATH)
@Dependent
public final class IntrospectionResource {
    static final String PATH = "/connect/introspect";

    private static final String INACTIVE = "{\"active\":false}";

    private final IntrospectToken introspectToken;
    private final ClientFailures failures;
    private final ClientAddress address;
    private final RefusedAttemptCounter refusals;

    @Inject
    public IntrospectionResource(
            IntrospectToken introspectToken,
            ClientFailures failures,
            ClientAddress address,
            RefusedAttemptCounter refusals) {
        this.introspectToken = introspectToken;
        this.failures = failures;
        this.address = address;
        this.refusals = refusals;
    }

    /** Says whether a token is active, and what it claims. */
    @POST
    public Response introspect(byte[] body, @Context HttpServletRequest request) {
        List<String> authorizations = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        try {
            FormParameters form = OAuthForm.read(request.getQueryString(), request.getContentType(), body);
            ClaimedClient client = ClaimedClient.of(form, authorizations);
            String token = form.get("token").orElseThrow(() -> OAuthForm.invalid("Send the token as token."));
            Optional<IntrospectToken.Caller> caller = client.caller();
            return caller.isPresent()
                    ? answer(introspectToken.introspect(caller.get(), token), client, request)
                    : fail(client, request);
        } catch (OAuthRequestRefused refused) {
            return OAuthResponses.of(refused.error(), Exchange.of(request));
        }
    }

    private Response answer(IntrospectToken.Outcome outcome, ClaimedClient client, HttpServletRequest request) {
        return outcome.fold(
                () -> fail(client, request),
                reason -> OAuthResponses.of(OAuthResponses.blocked(reason), Exchange.of(request)),
                () -> OAuthResponses.json(200, INACTIVE).build(),
                claims -> OAuthResponses.json(200, JsonText.of(members(claims))).build());
    }

    /** Counts under the client id only what has the form of one: people send secrets in the wrong place. */
    private Response fail(ClaimedClient client, HttpServletRequest request) {
        Response answer = failures.answer(client, request);
        String claimed = client.clientId();
        boolean isClientId = ClientId.parse(claimed).isPresent()
                || ResourceServerClientId.parse(claimed).isPresent();
        boolean isThrottled = answer.getStatus() == 429;
        refusals.refused(
                RefusedAttempts.Kind.INTROSPECTION, isClientId && !isThrottled ? claimed : "", address.of(request));
        return answer;
    }

    private static Map<String, Object> members(Map<String, Object> claims) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("token_type", "Bearer");
        claims.forEach(members::putIfAbsent);
        return members;
    }
}
