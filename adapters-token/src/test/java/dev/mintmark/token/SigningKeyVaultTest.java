package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.domain.key.EncryptedPrivateKey;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeyVaultTest {
    private final NativeCrypto crypto = NativeCrypto.load();
    private final SigningKeyVault vault = Keys.vault(crypto);
    private final SigningKey key = Keys.generate(crypto, SigningAlgorithm.ES256);

    @Test
    void aKeyOpensUnderItsOwnIdAndPurpose() {
        assertThat(vault.open(key).getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void anotherKeyIdIsRefused() {
        SigningKey other = Keys.generate(crypto, SigningAlgorithm.ES256);
        assertUnreadable(moved(other.kid(), key.purpose(), key.algorithm(), key.privateKey()));
    }

    @Test
    void anotherPurposeIsRefused() {
        assertUnreadable(moved(key.kid(), KeyPurpose.SESSION, key.algorithm(), key.privateKey()));
    }

    @Test
    void anotherAlgorithmIsRefused() {
        assertUnreadable(moved(key.kid(), key.purpose(), SigningAlgorithm.RS256, key.privateKey()));
    }

    @Test
    void aKeyUnderThePreviousKeyEncryptionKeyOpens() {
        KeyEncryption changed = new KeyEncryption(Keys.kek(2), Optional.of(Keys.kek(1)));
        assertThat(new SigningKeyVault(changed, crypto).open(key).getEncoded())
                .isEqualTo(vault.open(key).getEncoded());
    }

    @Test
    void aKeyUnderAnUnknownKeyEncryptionKeyIsNamed() {
        SigningKeyVault other = new SigningKeyVault(new KeyEncryption(Keys.kek(2), Optional.empty()), crypto);
        assertThatThrownBy(() -> other.open(key))
                .isInstanceOf(UnknownKeyEncryptionKey.class)
                .hasMessageContaining(key.kid());
    }

    private SigningKey moved(
            String kid, KeyPurpose purpose, SigningAlgorithm algorithm, EncryptedPrivateKey privateKey) {
        return new SigningKey(kid, purpose, algorithm, key.state(), key.publicJwk(), privateKey, key.createdAt());
    }

    private void assertUnreadable(SigningKey moved) {
        assertThatThrownBy(() -> vault.open(moved)).isInstanceOf(UnreadableKey.class);
    }
}
