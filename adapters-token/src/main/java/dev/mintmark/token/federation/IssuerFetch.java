package dev.mintmark.token.federation;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.domain.WebAddress;
import dev.mintmark.domain.federation.TrustedIssuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Gets the key set of an issuer from where it is: at an address, or where the issuer's discovery document says (OpenID
 * Connect Discovery 1.0 §4). Takes two seconds at most, both together.
 */
final class IssuerFetch {
    static final Duration WITHIN = Duration.ofSeconds(2);

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final GuardedClient client;

    IssuerFetch(GuardedClient client) {
        this.client = client;
    }

    /** The keys, and where they are. */
    record Fetched(URI address, List<Map<String, Object>> keys) {}

    /** @throws FetchFailed with a sentence that says which of the two did not come, and why */
    Fetched fetch(TrustedIssuer issuer) throws FetchFailed {
        long start = System.nanoTime();
        URI address = issuer.settings().keys().address().map(URI::create).orElse(null);
        if (address == null) {
            address = discover(issuer);
        }
        Duration left = WITHIN.minusNanos(System.nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
            throw new FetchFailed("The discovery document took all of the time.");
        }
        try {
            byte[] answer = client.get(address, left);
            return new Fetched(
                    address,
                    IssuerJwks.parse(answer)
                            .orElseThrow(() -> new FetchFailed("It answers with no JSON Web Key Set.")));
        } catch (FetchFailed why) {
            throw new FetchFailed("The key set at " + address + " cannot be used. " + why.getMessage());
        }
    }

    private URI discover(TrustedIssuer issuer) throws FetchFailed {
        String base = issuer.issuer().endsWith("/")
                ? issuer.issuer().substring(0, issuer.issuer().length() - 1)
                : issuer.issuer();
        URI document = URI.create(base + DISCOVERY);
        try {
            Map<String, Object> metadata =
                    JSONObjectUtils.parse(new String(client.get(document, WITHIN), StandardCharsets.UTF_8));
            if (!issuer.issuer().equals(metadata.get("issuer"))) {
                throw new FetchFailed("It is the document of another issuer.");
            }
            if (!(metadata.get("jwks_uri") instanceof String address) || !WebAddress.isSafe(address)) {
                throw new FetchFailed("It names no jwks_uri that begins with https.");
            }
            return URI.create(address);
        } catch (ParseException | RuntimeException none) {
            throw new FetchFailed("The document at " + document + " cannot be used. It is no JSON object.");
        } catch (FetchFailed why) {
            throw new FetchFailed("The document at " + document + " cannot be used. " + why.getMessage());
        }
    }
}
