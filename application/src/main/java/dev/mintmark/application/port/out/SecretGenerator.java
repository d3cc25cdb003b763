package dev.mintmark.application.port.out;

import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.factor.RecoveryCode;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;

/** Makes what nobody may guess, from a cryptographically secure generator. */
public interface SecretGenerator {
    /** A new client id of 130 random bits. */
    ClientId clientId();

    /** A new client secret of 32 random bytes. */
    default ClientSecret clientSecret() {
        return secret(SecretKind.CLIENT);
    }

    /** A new client id of a resource server, of 130 random bits. */
    default ResourceServerClientId resourceServerClientId() {
        return ResourceServerClientId.like(clientId());
    }

    /** A new secret of this kind, of 32 random bytes. */
    ClientSecret secret(SecretKind kind);

    /** A new recovery code of 80 random bits. */
    RecoveryCode recoveryCode();

    /** A new token id of 128 random bits, as base64url text. */
    String tokenId();
}
