package dev.mintmark.rest.oauth;

import dev.mintmark.domain.dpop.DpopRefused;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.rest.error.OAuthError;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.PlainResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the answers of the OAuth endpoints have in common (<a
 * href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749 §5</a>).
 */
final class OAuthResponses {
    private static final String PRAGMA = "Pragma";
    private static final String NO_CACHE = "no-cache";
    private static final Map<String, String> UNCACHED = Map.of(PRAGMA, NO_CACHE);
    private static final Map<String, String> CHALLENGE =
            Map.of(PRAGMA, NO_CACHE, "WWW-Authenticate", OAuthError.CHALLENGE);

    /** Nothing but that all is well. */
    static final PlainResponse EMPTY = PlainResponse.empty(200, UNCACHED);

    private OAuthResponses() {}

    /** What was asked for, in JSON that nobody may keep. */
    static PlainResponse json(String json) {
        return PlainResponse.of(200, PlainResponse.JSON, json, UNCACHED);
    }

    /** An error, with the challenge that belongs to a 401. */
    static PlainResponse of(OAuthError error, Exchange exchange) {
        return of(error, exchange, error.status() == 401 ? CHALLENGE : UNCACHED);
    }

    /** An error that passes after a while. */
    static PlainResponse later(OAuthError error, Duration wait, Exchange exchange) {
        return of(error, exchange, Map.of(PRAGMA, NO_CACHE, "Retry-After", String.valueOf(wait.toSeconds() + 1)));
    }

    private static PlainResponse of(OAuthError error, Exchange exchange, Map<String, String> headers) {
        return PlainResponse.of(error.status(), PlainResponse.JSON, error.json(exchange), headers);
    }

    /** A proof of possession that is missing, or does not hold (RFC 9449 §5). */
    static OAuthError of(DpopRefused reason) {
        return OAuthError.of(400, reason.code(), reason.getMessage());
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
