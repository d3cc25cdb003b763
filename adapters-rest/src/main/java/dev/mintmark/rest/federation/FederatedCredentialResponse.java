package dev.mintmark.rest.federation;

import dev.mintmark.domain.federation.FederatedCredential;
import java.util.Map;

/**
 * By which tokens of a trusted issuer an app is known.
 *
 * @param issuer the trusted issuer's id
 * @param claims texts, numbers and booleans
 */
public record FederatedCredentialResponse(String name, String issuer, String subject, Map<String, Object> claims) {
    public static FederatedCredentialResponse from(FederatedCredential credential) {
        return new FederatedCredentialResponse(
                credential.name().value(),
                credential.issuer().toString(),
                credential.subject().value(),
                credential.claims().values());
    }
}
