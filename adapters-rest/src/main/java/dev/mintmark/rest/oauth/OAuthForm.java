package dev.mintmark.rest.oauth;

import dev.mintmark.rest.error.OAuthError;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form of a request to an OAuth endpoint: parameters in the body, and no credentials in the URL (RFC 6749 §2.3.1,
 * §3.2).
 */
final class OAuthForm {
    private static final String PLAIN_FORM = "application/x-www-form-urlencoded";

    /** The charset is ignored: a form is ASCII, and its escapes are UTF-8. */
    private static final Pattern FORM =
            Pattern.compile("application/x-www-form-urlencoded[ \\t]*(?:;.*)?", Pattern.CASE_INSENSITIVE);

    private static final Set<String> CREDENTIALS = Set.of("client_id", "client_secret", "client_assertion");

    private OAuthForm() {}

    /**
     * The parameters.
     *
     * @param query the raw query string, null if there is none
     * @param contentType null if there is none
     * @throws OAuthRequestRefused {@code invalid_request}
     */
    static FormParameters read(String query, String contentType, byte[] body) {
        refuseCredentialsIn(query);
        if (!PLAIN_FORM.equals(contentType) && !isForm(contentType)) {
            throw invalid("Send the parameters in the body as application/x-www-form-urlencoded.");
        }
        return FormParameters.read(body);
    }

    private static boolean isForm(String contentType) {
        return contentType != null && FORM.matcher(contentType.strip()).matches();
    }

    private static void refuseCredentialsIn(String query) {
        if (query == null) {
            return;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            Optional<String> name = FormDecoding.decode(equals < 0 ? pair : pair.substring(0, equals));
            if (name.filter(CREDENTIALS::contains).isPresent()) {
                throw invalid("Send credentials in the Authorization header or in the body, never in the URL.");
            }
        }
    }

    static OAuthRequestRefused invalid(String description) {
        return new OAuthRequestRefused(OAuthError.invalidRequest(description));
    }
}
