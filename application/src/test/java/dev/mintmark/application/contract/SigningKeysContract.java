package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static dev.mintmark.application.contract.Given.signingKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.SigningKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.key.EncryptedPrivateKey;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of signing keys does. */
public abstract class SigningKeysContract {
    private SigningKeys keys;
    private Given given;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void newStores() {
        Stores stores = stores();
        keys = stores.signingKeys();
        given = new Given(stores);
    }

    @Test
    void holdsNoKeyAtFirst() {
        assertThat(list(KeyPurpose.ACCESS_TOKEN)).isEmpty();
    }

    @Test
    void listsAKeyAsItWasAdded() {
        SigningKey key = added(signingKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));

        assertThat(list(KeyPurpose.ACCESS_TOKEN)).containsExactly(key);
    }

    @Test
    void holdsAKeyAsLargeAsTheyCome() {
        SigningKey key = added(new SigningKey(
                "k".repeat(64),
                KeyPurpose.ACCESS_TOKEN,
                SigningAlgorithm.RS256,
                KeyState.SIGNING,
                "j".repeat(2_000),
                new EncryptedPrivateKey("e".repeat(64), "c".repeat(8_000)),
                Given.NOW));

        assertThat(list(KeyPurpose.ACCESS_TOKEN)).containsExactly(key);
    }

    @Test
    void keepsThePurposesApart() {
        SigningKey access = added(signingKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));
        SigningKey session = added(signingKey(KeyPurpose.SESSION, Given.NOW));

        assertThat(list(KeyPurpose.ACCESS_TOKEN)).containsExactly(access);
        assertThat(list(KeyPurpose.SESSION)).containsExactly(session);
    }

    @Test
    void refusesASecondSigningKeyOfAPurpose() {
        SigningKey first = added(signingKey(KeyPurpose.SESSION, Given.NOW));

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> added(signingKey(KeyPurpose.SESSION, later(1))));

        assertThat(list(KeyPurpose.SESSION)).containsExactly(first);
    }

    private SigningKey added(SigningKey key) {
        given.inUnitOfWork(() -> keys.add(key));
        return key;
    }

    private List<SigningKey> list(KeyPurpose purpose) {
        return given.inUnitOfWork(() -> keys.list(purpose));
    }
}
