package dev.mintmark.frontdoor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which paths are let in (http-api §2, errors: nothing that the contract does not name is served). */
final class Paths {
    /** What is served of the applications that the server brings along; of these, all else is unknown. */
    private static final Set<String> OF_THE_SERVER =
            Set.of("/health", "/health/", "/health/started", "/health/live", "/health/ready");

    /** What most requests are for; nothing about these need be found out. */
    private static final Set<String> OF_TOKENS =
            Set.of("/connect/token", "/connect/introspect", "/connect/cuts", "/.well-known/jwks.json");

    private static final Pattern APPLICATIONS_OF_THE_SERVER =
            Pattern.compile("/(?:health|jwt|ibm|IBMJMXConnectorREST)(?:/.*)?", Pattern.CASE_INSENSITIVE);

    /** What the server has a meaning of its own for, in any application; the first two also in the midst of a name. */
    private static final Pattern ANYWHERE = Pattern.compile(
            ".*(?:ibm_security_logout|j_security_check|/(?:WEB-INF|META-INF)(?:/|$)).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern INTERNAL = Pattern.compile("/internal(?:/.*)?", Pattern.CASE_INSENSITIVE);

    /**
     * The characters of RFC 3986 §3.3, and what is percent-encoded as it says; semicolons begin parameters and are
     * none.
     */
    private static final Pattern WRITTEN_SOUNDLY =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@/-]|%[0-9A-Fa-f]{2})*+");

    private static final Pattern UNSOUND = Pattern.compile("(?s).*(?:[\\p{Cntrl};\\\\]|//|/\\.{1,2}(?:/|$)).*");
    private static final Pattern ENCODED_SLASH = Pattern.compile("(?i).*%2f.*");

    private Paths() {}

    /** Why a request for this path, as it was sent and without its query, is refused; empty if it is let in. */
    static Optional<Refusal> refusal(String path) {
        if (OF_TOKENS.contains(path)) {
            return Optional.empty();
        }
        if (!WRITTEN_SOUNDLY.matcher(path).matches()
                || ENCODED_SLASH.matcher(path).matches()) {
            return Optional.of(Refusal.UNSOUND_PATH);
        }
        String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (UNSOUND.matcher(decoded).matches()) {
            return Optional.of(Refusal.UNSOUND_PATH);
        }
        if (ANYWHERE.matcher(decoded).matches()) {
            return Optional.of(Refusal.NOT_FOUND);
        }
        return APPLICATIONS_OF_THE_SERVER.matcher(decoded).matches() && !OF_THE_SERVER.contains(path)
                ? Optional.of(Refusal.NOT_FOUND)
                : Optional.empty();
    }

    /** Whether this is what the server asks of itself: the keys of sessions. */
    static boolean isInternal(String path) {
        return !OF_TOKENS.contains(path) && INTERNAL.matcher(path).matches();
    }
}
