package dev.mintmark.rest.oauth;

import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.rest.error.OAuthError;
import dev.mintmark.rest.http.Exchange;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/**
 * What the answers of the OAuth endpoints have in common (<a
 * href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749 §5</a>).
 */
final class OAuthResponses {
    private OAuthResponses() {}

    /** A body in JSON that nobody may keep. */
    static Response.ResponseBuilder json(int status, String json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Pragma", "no-cache")
                .entity(json);
    }

    /** An error, with the challenge that belongs to a 401. */
    static Response of(OAuthError error, Exchange exchange) {
        Response.ResponseBuilder answer = json(error.status(), error.json(exchange));
        if (error.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, OAuthError.CHALLENGE);
        }
        return answer.build();
    }

    /** An error that passes after a while. */
    static Response later(OAuthError error, Duration wait, Exchange exchange) {
        return json(error.status(), error.json(exchange))
                .header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1)
                .build();
    }

    /** An app that has proven who it is, and why it is not served. */
    static OAuthError blocked(Blocked reason) {
        String code =
                switch (reason.kind()) {
                    case CLIENT -> "unauthorized_client";
                    case TARGET -> "invalid_target";
                    case SCOPE -> "invalid_scope";
                };
        return new OAuthError(400, code, reason.message(), Optional.of(reason.code()));
    }
}
