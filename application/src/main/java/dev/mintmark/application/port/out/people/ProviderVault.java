package dev.mintmark.application.port.out.people;

import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.ProviderSecret;
import java.util.Optional;

/** Encrypts the client secrets that providers know, under the key-encryption key (rules §8). */
public interface ProviderVault {
    /** The secret of this provider, encrypted. */
    EncryptedValue lock(ProviderSecret secret, IdentityProviderId provider);

    /** Makes sure that a secret can be used; a runtime exception says in one line what is missing or damaged. */
    void requireReadable(IdentityProvider provider);

    /** The secret encrypted under the current key-encryption key; empty if it already is, or if there is none. */
    Optional<EncryptedValue> renewed(IdentityProvider provider);
}
