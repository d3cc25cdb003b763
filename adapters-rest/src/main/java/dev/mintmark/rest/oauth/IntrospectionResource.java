package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.IntrospectToken;
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
 * The introspection endpoint (<a href="https://www.rfc-editor.org/rfc/rfc7662#section-2">RFC 7662 §2</a>; http-api §1).
 */
@Path(IntrospectionResource.PATH)
@Dependent
public final class IntrospectionResource {
    static final String PATH = "/connect/introspect";

    private static final String INACTIVE = "{\"active\":false}";

    private final IntrospectToken introspectToken;
    private final ClientFailures failures;

    @Inject
    public IntrospectionResource(IntrospectToken introspectToken, ClientFailures failures) {
        this.introspectToken = introspectToken;
        this.failures = failures;
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
                    : failures.answer(client, request);
        } catch (OAuthRequestRefused refused) {
            return OAuthResponses.of(refused.error(), Exchange.of(request));
        }
    }

    private Response answer(IntrospectToken.Outcome outcome, ClaimedClient client, HttpServletRequest request) {
        return outcome.fold(
                () -> failures.answer(client, request),
                reason -> OAuthResponses.of(OAuthResponses.blocked(reason), Exchange.of(request)),
                () -> OAuthResponses.json(200, INACTIVE).build(),
                claims -> OAuthResponses.json(200, JsonText.of(members(claims))).build());
    }

    private static Map<String, Object> members(Map<String, Object> claims) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("token_type", "Bearer");
        claims.forEach(members::putIfAbsent);
        return members;
    }
}
