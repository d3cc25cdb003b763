package dev.mintmark.rest.error;

import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An error of the token endpoint (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749 §5.2</a>).
 *
 * @param code the {@code error}
 * @param description one English sentence that says what to do
 * @param reason what blocks a client that has proven who it is
 */
public record OAuthError(int status, String code, String description, Optional<String> reason) {
    /** The challenge of each 401 (RFC 7617 §2). */
    public static final String CHALLENGE = "Basic realm=\"mintmark\"";

    /** One answer for every failure to authenticate, so that it does not tell which it was. */
    public static final OAuthError INVALID_CLIENT = of(
            401,
            "invalid_client",
            "Client authentication failed. Send the client id and the current secret, or an assertion signed by a"
                    + " registered"
                    + " key, of an existing client by exactly one method.");

    /** The request cannot be understood. */
    public static OAuthError invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    /** An error without a reason. */
    public static OAuthError of(int status, String code, String description) {
        return new OAuthError(status, code, description, Optional.empty());
    }

    /** What the answer's body says; the reason is also told to whoever counts. */
    public String json(Exchange exchange) {
        exchange.outcome().refusedFor(reason.orElse(code));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("error", code);
        members.put("error_description", description);
        members.put("error_uri", exchange.documentationOf(code));
        reason.ifPresent(word -> members.put("reason", word));
        return JsonText.of(members);
    }
}
