package dev.mintmark.rest.oauth;

import dev.mintmark.rest.json.MalformedJson;
import dev.mintmark.rest.json.StrictJson;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which client a request claims to be of, whether or not it is; only good for counting failures. */
final class ClaimedClientId {
    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]*");

    private ClaimedClientId() {}

    /**
     * The client id as sent: in the header, the body or the assertion, in this order; empty text if it stands nowhere.
     */
    static String of(FormParameters form, List<String> authorizations) {
        Stream<Optional<String>> places = Stream.of(
                authorizations.stream()
                        .findFirst()
                        .flatMap(BasicCredentials::parse)
                        .map(BasicCredentials::clientId),
                form.get("client_id"),
                form.get("client_assertion").flatMap(ClaimedClientId::subject));
        return places.flatMap(Optional::stream).findFirst().orElse("");
    }

    private static Optional<String> subject(String assertion) {
        Matcher parts = JWT.matcher(assertion);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Object subject = StrictJson.readObject(Base64.getUrlDecoder().decode(parts.group(1)))
                    .get("sub");
            return subject instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (MalformedJson | IllegalArgumentException notAToken) {
            return Optional.empty();
        }
    }
}
