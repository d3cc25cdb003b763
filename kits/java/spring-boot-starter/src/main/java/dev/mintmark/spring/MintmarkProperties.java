package dev.mintmark.spring;

import dev.mintmark.verifier.Verifier;
import dev.mintmark.verifier.Verifier.Algorithm;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the verifier, and of what is protected.
 *
 * @param issuer the installation's issuer, to the character; null if it was forgotten
 * @param audience the audience of this API's tokens
 * @param algorithms the algorithms that tokens of this API may be signed with
 * @param acceptTypeJwt whether tokens of type {@code JWT} are taken, too
 * @param clockSkew by how much clocks may differ, at most a minute
 * @param keysAt where the keys are, if not under the issuer; may be null
 * @param resourceMetadata where this API describes itself (RFC 9728); may be null
 * @param followCuts how the cut list is followed; null if it is not
 * @param cutsAt where the cut list is, if not under the issuer; may be null
 * @param dpopAt where clients call this API, if tokens that are bound to a key are taken; may be null
 * @param requireDpop whether only those are taken
 * @param publicPaths patterns of paths that need no token
 */
@ConfigurationProperties("mintmark")
public record MintmarkProperties(
        String issuer,
        @DefaultValue("mintmark-api") String audience,
        @DefaultValue("ES256") List<Algorithm> algorithms,
        @DefaultValue("false") boolean acceptTypeJwt,
        @DefaultValue("30s") Duration clockSkew,
        URI keysAt,
        URI resourceMetadata,
        FollowCuts followCuts,
        URI cutsAt,
        URI dpopAt,
        @DefaultValue("false") boolean requireDpop,
        @DefaultValue List<String> publicPaths) {

    Verifier.Builder verifier() {
        if (issuer == null) {
            throw new IllegalStateException(
                    "Set mintmark.issuer to the installation's issuer, such as https://id.example.com.");
        }
        Algorithm[] more = EnumSet.copyOf(algorithms).toArray(Algorithm[]::new);
        Verifier.Builder verifier =
                Verifier.builder(issuer, audience).algorithms(more[0], more).clockSkew(clockSkew);
        if (acceptTypeJwt) {
            verifier.acceptTypeJwt();
        }
        if (keysAt != null) {
            verifier.keysAt(keysAt);
        }
        if (cutsAt != null) {
            verifier.cutsAt(cutsAt);
        }
        if (dpopAt != null) {
            verifier.dpopAt(dpopAt);
        }
        if (requireDpop) {
            verifier.requireDpop();
        }
        if (followCuts != null) {
            followCuts.configure(verifier);
        }
        return resourceMetadata == null ? verifier : verifier.resourceMetadata(resourceMetadata);
    }
}
