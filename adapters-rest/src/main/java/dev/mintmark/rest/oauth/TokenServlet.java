package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.PlainResponse;
import dev.mintmark.rest.json.JsonText;
import dev.mintmark.rest.security.OpenGate;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The token endpoint (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.2">RFC 6749 §3.2, §4.4, §5</a>;
 * http-api §1): exchanges a client's credentials for an access token.
 */
@WebServlet(Exchange.TOKEN_PATH)
public final class TokenServlet extends HttpServlet {
    static final String METHOD = "POST";

    private static final String DPOP = "DPoP";
    private static final String DPOP_NONCE = "DPoP-Nonce";

    private final transient IssueToken issueToken;
    private final transient ClientFailures failures;
    private final transient OpenGate gate;

    @Inject
    public TokenServlet(IssueToken issueToken, ClientFailures failures, OpenGate gate) {
        this.issueToken = issueToken;
        this.failures = failures;
        this.gate = gate;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        gate.pass(Exchange.TOKEN_PATH, METHOD, request, response, this::issue);
    }

    private PlainResponse issue(HttpServletRequest request, byte[] body) {
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
        try {
            TokenRequest sent = TokenRequest.read(
                    request.getQueryString(), request.getContentType(), authorizations, proofs(request), body);
            Optional<IssueToken.Command> command = sent.command();
            return command.isPresent()
                    ? answer(issueToken.issue(command.get()), sent.client(), request)
                    : failures.answer(sent.client(), request);
        } catch (OAuthRequestRefused refused) {
            return OAuthResponses.of(refused.error(), Exchange.of(request));
        }
    }

    private PlainResponse answer(IssueToken.Outcome outcome, ClaimedClient client, HttpServletRequest request) {
        return outcome.fold(
                issued -> withNonce(OAuthResponses.json(success(issued)), issued.nextNonce()),
                () -> failures.answer(client, request),
                reason -> OAuthResponses.of(OAuthResponses.blocked(reason), Exchange.of(request)),
                refused -> withNonce(
                        OAuthResponses.of(OAuthResponses.of(refused.reason()), Exchange.of(request)),
                        refused.nextNonce()));
    }

    private static List<String> proofs(HttpServletRequest request) {
        return request.getHeader(DPOP) == null ? List.of() : Collections.list(request.getHeaders(DPOP));
    }

    private static PlainResponse withNonce(PlainResponse answer, Optional<String> nonce) {
        return nonce.isPresent() ? answer.with(DPOP_NONCE, nonce.get()) : answer;
    }

    /** RFC 6749 §5.1. A token needs no escape in JSON, whatever it holds (RFC 7515 §7.1). */
    private static String success(IssueToken.Issued issued) {
        String scope =
                issued.scope().map(text -> ",\"scope\":" + JsonText.of(text)).orElse("");
        return "{\"access_token\":\"" + issued.accessToken()
                + "\",\"token_type\":\"" + (issued.bound() ? "DPoP" : "Bearer")
                + "\",\"expires_in\":" + issued.expiresIn().toSeconds()
                + scope + "}";
    }
}
