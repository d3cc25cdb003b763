package dev.mintmark.verifier;

import java.util.Locale;
import java.util.Map;

/**
 * A request that is not served, and the answer to it: a status and headers (RFC 6750 §3, RFC 9449 §7.1, RFC 9728 §5.1).
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a request is not served. */
    public enum Reason {
        /** The request has no bearer token. */
        NO_TOKEN(401, null, "This needs an access token."),
        /** The token is no JWS in compact form, to the letter, or demands an extension. */
        MALFORMED(401, Error.INVALID_TOKEN, "The token is not an access token."),
        /** The token is a JWT of another type. */
        WRONG_TYPE(401, Error.INVALID_TOKEN, "The token is not an access token."),
        /** The token is signed with an algorithm that is not configured. */
        WRONG_ALGORITHM(401, Error.INVALID_TOKEN, "The token is signed with another algorithm."),
        /** The token names no published key. */
        UNKNOWN_KEY(401, Error.INVALID_TOKEN, "The token is signed with an unknown key."),
        /** The signature does not fit. */
        BAD_SIGNATURE(401, Error.INVALID_TOKEN, "The signature of the token does not fit."),
        /** The token is of another issuer. */
        WRONG_ISSUER(401, Error.INVALID_TOKEN, "The token is of another issuer."),
        /** The token is for another API. */
        WRONG_AUDIENCE(401, Error.INVALID_TOKEN, "The token is for another audience."),
        /** The token is over. */
        EXPIRED(401, Error.INVALID_TOKEN, "The token has expired."),
        /** The token is not valid yet. */
        NOT_YET_VALID(401, Error.INVALID_TOKEN, "The token is not valid yet."),
        /** The cut list says that the token no longer counts. */
        REVOKED(401, Error.INVALID_TOKEN, "The token was revoked."),
        /** A claim is missing, or not what it should be. */
        INVALID_CLAIMS(401, Error.INVALID_TOKEN, "The token lacks a claim, or one cannot be read."),
        /** The token is bound to a key, and was sent without a proof, as a bearer token. */
        BOUND_TOKEN(401, Error.INVALID_TOKEN, "The token is bound to a key: send it with a proof, as DPoP."),
        /**
         * The token is not bound to a key, and was sent as if it were, or the verifier was told to take bound ones
         * only.
         */
        UNBOUND_TOKEN(401, Error.INVALID_TOKEN, "The token is not bound to a key."),
        /** The proof that was sent with a bound token does not hold, or there is none. */
        INVALID_PROOF(401, Error.INVALID_DPOP_PROOF, "The proof does not hold."),
        /** A scope is missing. */
        INSUFFICIENT_SCOPE(403, Error.INSUFFICIENT_SCOPE, "The token lacks a scope."),
        /** A browser's page may not use the token. */
        ORIGIN_NOT_ALLOWED(403, null, "The token may not be used from this origin."),
        /** No plan applies to the app, and this API serves nobody without one. */
        NO_PLAN(403, null, "No plan applies to this app."),
        /** The keys could not be fetched. It is not the caller's fault. */
        KEYS_UNAVAILABLE(503, null, "Tokens cannot be verified at the moment."),
        /** The cut list was not confirmed for too long, and the verifier was told to refuse then. */
        CUTS_UNAVAILABLE(503, null, "It cannot be told at the moment whether tokens were revoked.");

        private final int status;
        private final String error;
        private final String description;

        Reason(int status, String error, String description) {
            this.status = status;
            this.error = error;
            this.description = description;
        }

        /** A code for logs and metrics, such as {@code wrong_audience}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        int status() {
            return status;
        }

        /** The error code of RFC 6750 §3.1 or RFC 9449 §7.1; null where it has none. */
        String error() {
            return error;
        }

        String description() {
            return description;
        }
    }

    private static final class Error {
        private static final String INVALID_TOKEN = "invalid_token";
        private static final String INVALID_DPOP_PROOF = "invalid_dpop_proof";
        private static final String INSUFFICIENT_SCOPE = "insufficient_scope";
    }

    private final Reason reason;
    private final Map<String, String> headers;

    Refused(Reason reason, String detail, Map<String, String> headers, Throwable cause) {
        super(detail == null ? reason.description() : reason.description() + " (" + detail + ")", cause);
        this.reason = reason;
        this.headers = headers;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The status of the answer: 401, 403 or 503. */
    public int status() {
        return reason.status();
    }

    /** The headers of the answer: {@code WWW-Authenticate} or {@code Retry-After}, where there is something to say. */
    public Map<String, String> headers() {
        return headers;
    }
}
