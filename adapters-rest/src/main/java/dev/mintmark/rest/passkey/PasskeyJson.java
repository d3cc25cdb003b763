package dev.mintmark.rest.passkey;

import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyRegistration;
import dev.mintmark.rest.json.JsonBody;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what a browser's {@code PublicKeyCredential.toJSON()} writes (WebAuthn §5.1). Browsers add members of their
 * own, which are ignored; what is missing, or no base64url, is an empty text.
 */
public final class PasskeyJson {
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");

    private PasskeyJson() {}

    /** The answer to options for a new passkey; empty where the member is missing. */
    public static Optional<PasskeyRegistration> registration(JsonBody body, String member) {
        return body.members(member)
                .map(credential -> new PasskeyRegistration(
                        response(credential, "clientDataJSON"), response(credential, "attestationObject")));
    }

    /** The answer to options for a sign-in; empty where the member is missing. */
    public static Optional<PasskeyAssertion> assertion(JsonBody body, String member) {
        return body.members(member)
                .map(credential -> new PasskeyAssertion(
                        text(credential, "id"),
                        response(credential, "clientDataJSON"),
                        response(credential, "authenticatorData"),
                        response(credential, "signature"),
                        Optional.of(response(credential, "userHandle"))
                                .filter(handle -> !handle.isEmpty())
                                .map(UserHandle::read)));
    }

    private static String response(Map<String, Object> credential, String member) {
        return credential.get("response") instanceof Map<?, ?> response ? text(response, member) : "";
    }

    private static String text(Map<?, ?> object, String member) {
        return object.get(member) instanceof String text
                        && BASE64URL.matcher(text).matches()
                ? text
                : "";
    }
}
