package dev.mintmark.verifier;

import dev.mintmark.verifier.Refused.Reason;
import java.net.URI;
import java.util.Map;

/**
 * Makes refusals (RFC 6750 §3, RFC 9449 §7.1).
 *
 * @param resourceMetadata where the API describes itself (RFC 9728); null if it does not
 * @param dpop whether bound tokens are asked for
 */
record Challenge(URI resourceMetadata, boolean dpop) {
    /** Seconds after which the keys, or the cut list, may be there again. */
    private static final int RETRY_AFTER = 5;

    Refused refuse(Reason reason) {
        return new Refused(reason, null, headers(reason, null), null);
    }

    Refused refuse(Rejection rejection) {
        Reason reason = rejection.reason();
        return new Refused(reason, rejection.getMessage(), headers(reason, null), rejection.getCause());
    }

    /** The refusal of a token that lacks one of these scopes, space-separated. */
    Refused refuseWithoutScope(String scope) {
        Reason reason = Reason.INSUFFICIENT_SCOPE;
        return new Refused(reason, scope, headers(reason, scope), null);
    }

    private Map<String, String> headers(Reason reason, String scope) {
        if (reason.status() == 503) {
            return Map.of("Retry-After", Integer.toString(RETRY_AFTER));
        }
        if (reason.error() == null && reason != Reason.NO_TOKEN) {
            return Map.of();
        }
        var challenge = new StringBuilder(dpop ? "DPoP" : "Bearer").append(" realm=\"mintmark\"");
        append(challenge, "algs", dpop ? DpopProofs.ALGORITHMS : null);
        append(challenge, "error", reason.error());
        append(challenge, "error_description", reason.error() == null ? null : reason.description());
        append(challenge, "scope", scope);
        append(challenge, "resource_metadata", resourceMetadata == null ? null : resourceMetadata.toASCIIString());
        return Map.of("WWW-Authenticate", challenge.toString());
    }

    /** Values hold neither quotes nor backslashes: they are texts of ours, scopes, or a URI. */
    private static void append(StringBuilder challenge, String name, String value) {
        if (value != null) {
            challenge.append(", ").append(name).append("=\"").append(value).append('"');
        }
    }
}
