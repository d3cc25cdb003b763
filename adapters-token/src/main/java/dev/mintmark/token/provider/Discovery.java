package dev.mintmark.token.provider;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.mintmark.domain.WebAddress;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.token.federation.FetchFailed;
import dev.mintmark.token.federation.GuardedClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What providers say about themselves (OpenID Connect Discovery 1.0 §4), on this node. Known for five minutes; after a
 * failure a provider is left alone for a while.
 */
final class Discovery {
    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(15);

    private final GuardedClient client;
    private final Clock clock;
    private final Map<IdentityProviderId, Known> known = new ConcurrentHashMap<>();

    Discovery(GuardedClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    private record Known(String issuer, Optional<OIDCProviderMetadata> metadata, String fault, Instant until) {}

    /** @throws FetchFailed with a sentence that says what is wrong */
    OIDCProviderMetadata of(IdentityProvider provider) throws FetchFailed {
        String issuer = provider.settings().issuer();
        Instant now = clock.instant();
        Known found = known.compute(
                provider.id(),
                (id, last) -> last != null && last.issuer().equals(issuer) && now.isBefore(last.until())
                        ? last
                        : ask(issuer, now));
        return found.metadata().orElseThrow(() -> new FetchFailed(found.fault()));
    }

    private Known ask(String issuer, Instant now) {
        try {
            return new Known(issuer, Optional.of(fetch(issuer)), "", now.plus(FRESH));
        } catch (FetchFailed why) {
            return new Known(issuer, Optional.empty(), why.getMessage(), now.plus(AFTER_A_FAILURE));
        }
    }

    private OIDCProviderMetadata fetch(String issuer) throws FetchFailed {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        byte[] document = client.get(URI.create(base + DOCUMENT), WITHIN);
        OIDCProviderMetadata metadata = read(document);
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw new FetchFailed("Its document is that of another issuer.");
        }
        if (!isUsable(issuer, metadata.getAuthorizationEndpointURI())
                || !isUsable(issuer, metadata.getTokenEndpointURI())) {
            throw new FetchFailed("Its document names no addresses that begin with https.");
        }
        return metadata;
    }

    private static OIDCProviderMetadata read(byte[] document) throws FetchFailed {
        try {
            return OIDCProviderMetadata.parse(new String(document, StandardCharsets.UTF_8));
        } catch (ParseException | RuntimeException none) {
            throw new FetchFailed("Its document is not that of an OpenID provider.");
        }
    }

    /** Whether an address that an issuer names may be used: only this machine names itself. It may be null. */
    static boolean isUsable(String issuer, URI address) {
        return address != null
                && WebAddress.isSafe(address.toString())
                && (WebAddress.isElsewhere(address.toString()) || !WebAddress.isElsewhere(issuer));
    }
}
