package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.PlainResponse;
import dev.mintmark.rest.json.JsonText;
import dev.mintmark.rest.security.OpenGate;
import dev.mintmark.rest.security.RefusedAttemptCounter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The introspection endpoint (<a href="https://www.rfc-editor.org/rfc/rfc7662#section-2">RFC 7662 §2</a>; http-api §1).
 */
@WebServlet(IntrospectionServlet.PATH)
public final class IntrospectionServlet extends HttpServlet {
    public static final String PATH = "/connect/introspect";

    static final String METHOD = "POST";

    private static final String INACTIVE = "{\"active\":false}";

    private final transient IntrospectToken introspectToken;
    private final transient ClientFailures failures;
    private final transient ClientAddress address;
    private final transient RefusedAttemptCounter refusals;
    private final transient OpenGate gate;

    @Inject
    public IntrospectionServlet(
            IntrospectToken introspectToken,
            ClientFailures failures,
            ClientAddress address,
            RefusedAttemptCounter refusals,
            OpenGate gate) {
        this.introspectToken = introspectToken;
        this.failures = failures;
        this.address = address;
        this.refusals = refusals;
        this.gate = gate;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        gate.pass(PATH, METHOD, request, response, this::introspect);
    }

    /** Says whether a token is active, and what it claims. */
    private PlainResponse introspect(HttpServletRequest request, byte[] body) {
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
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

    private PlainResponse answer(IntrospectToken.Outcome outcome, ClaimedClient client, HttpServletRequest request) {
        return outcome.fold(
                () -> fail(client, request),
                reason -> OAuthResponses.of(OAuthResponses.blocked(reason), Exchange.of(request)),
                () -> OAuthResponses.json(INACTIVE),
                claims -> OAuthResponses.json(JsonText.of(members(claims))));
    }

    /** Counts under the client id only what has the form of one: people send secrets in the wrong place. */
    private PlainResponse fail(ClaimedClient client, HttpServletRequest request) {
        PlainResponse answer = failures.answer(client, request);
        String claimed = client.clientId();
        boolean isClientId = ClientId.parse(claimed).isPresent()
                || ResourceServerClientId.parse(claimed).isPresent();
        boolean isThrottled = answer.status() == 429;
        refusals.refused(
                RefusedAttempts.Kind.INTROSPECTION, isClientId && !isThrottled ? claimed : "", address.of(request));
        return answer;
    }

    private static Map<String, Object> members(Map<String, Object> claims) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("token_type", claims.containsKey("cnf") ? "DPoP" : "Bearer");
        claims.forEach(members::putIfAbsent);
        return members;
    }
}
