package dev.mintmark.application.port.out.people;

import dev.mintmark.domain.Violations;
import dev.mintmark.domain.provider.EncryptedCredential;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.ProviderSecret;
import java.util.Optional;

/** Encrypts client secrets and private keys for providers, under the key-encryption key (rules §8). */
public interface ProviderVault {
    /** Reports what keeps a secret from being used: a key has to be one that can sign. */
    void check(ProviderSecret secret, Violations violations);

    /** The secret of this provider, checked before, encrypted. */
    EncryptedCredential lock(ProviderSecret secret, IdentityProviderId provider);

    /** Makes sure that a secret can be used; a runtime exception says in one line what is missing or damaged. */
    void requireReadable(IdentityProvider provider);

    /** The secret encrypted under the current key-encryption key; empty if it already is, or if there is none. */
    Optional<EncryptedCredential> renewed(IdentityProvider provider);
}
