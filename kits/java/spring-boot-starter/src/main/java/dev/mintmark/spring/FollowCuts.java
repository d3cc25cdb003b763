package dev.mintmark.spring;

import dev.mintmark.verifier.Verifier;
import dev.mintmark.verifier.WhenStale;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How the cut list is followed (rules §12). All is to be said, and one of the secrets; what was forgotten is null.
 *
 * @param clientId of the API, or of the resource server: {@code mr_…}
 * @param secret the secret itself: {@code mmr_…}
 * @param secretFile the path of a file that holds it, read for each request
 * @param staleAfter for how long a list counts that the server did not confirm again, from five seconds to a day
 * @param whenStale what becomes of tokens after that
 */
public record FollowCuts(String clientId, String secret, String secretFile, Duration staleAfter, WhenStale whenStale) {

    void configure(Verifier.Builder verifier) {
        boolean isOneSecret = (secret == null) != (secretFile == null);
        if (!isOneSecret || Stream.of(clientId, staleAfter, whenStale).anyMatch(said -> said == null)) {
            throw new IllegalStateException(
                    "Set mintmark.follow-cuts.client-id, .stale-after, .when-stale, and either .secret-file"
                            + " or .secret.");
        }
        if (secret == null) {
            verifier.followCuts(clientId, Path.of(secretFile), staleAfter, whenStale);
        } else {
            verifier.followCuts(clientId, secret, staleAfter, whenStale);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "FollowCuts[" + clientId + "]";
    }
}
