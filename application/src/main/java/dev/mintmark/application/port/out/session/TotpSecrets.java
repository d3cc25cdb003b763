package dev.mintmark.application.port.out.session;

import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.key.EncryptedValue;
import java.time.Instant;
import java.util.Optional;

/** Makes and compares time-based codes (RFC 6238); their secrets leave it encrypted only, but for once. */
public interface TotpSecrets {
    /**
     * A new secret of 160 random bits.
     *
     * @param show takes what is shown of it, in base32, this once
     */
    EncryptedValue make(FactorId id, Shown show);

    /** Takes a secret that is shown once. */
    interface Shown {
        /** @param base32 without padding (RFC 4648 §6) */
        void take(String base32);
    }

    /**
     * The step of which this is the code, of those that the member's codes accept now; empty if it is none of theirs.
     *
     * @param typed as typed, with or without spaces
     */
    Optional<Long> step(Totp totp, String typed, Instant now);

    /** Makes sure that a stored secret can be used; a runtime exception says in one line what is missing or damaged. */
    void requireReadable(Totp totp);

    /** The secret encrypted under the current key-encryption key; empty if it already is. */
    Optional<EncryptedValue> renewed(Totp totp);
}
