package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.domain.key.EncryptedValue;
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
        assertUnreadable(moved(
                other.kid(), key.purpose(), key.algorithm(), key.privateKey().orElseThrow()));
    }

    @Test
    void anotherPurposeIsRefused() {
        assertUnreadable(moved(
                key.kid(), KeyPurpose.SESSION, key.algorithm(), key.privateKey().orElseThrow()));
    }

    @Test
    void anotherAlgorithmIsRefused() {
        assertUnreadable(moved(
                key.kid(),
                key.purpose(),
                SigningAlgorithm.RS256,
                key.privateKey().orElseThrow()));
    }

    @Test
    void aKeyUnderThePreviousKeyEncryptionKeyOpens() {
        KeyEncryption changed = new KeyEncryption(Keys.kek(2), Optional.of(Keys.kek(1)));
        assertThat(new SigningKeyVault(changed, crypto).open(key).getEncoded())
                .isEqualTo(vault.open(key).getEncoded());
    }

    @Test
    void aKeyUnderThePreviousKeyEncryptionKeyIsRenewedUnderTheCurrentOneAndNoOther() {
        SigningKeyVault changing =
                new SigningKeyVault(new KeyEncryption(Keys.kek(2), Optional.of(Keys.kek(1))), crypto);
        SigningKeyVault changed = new SigningKeyVault(new KeyEncryption(Keys.kek(2), Optional.empty()), crypto);

        SigningKey renewed = key.protectedBy(changing.renewed(key).orElseThrow());

        assertThat(renewed.privateKey().orElseThrow().keyEncryptionKeyId())
                .isEqualTo(Keys.kek(2).id());
        assertThat(changed.open(renewed).getEncoded()).isEqualTo(vault.open(key).getEncoded());
        assertThat(changing.renewed(renewed)).isEmpty();
        assertThatThrownBy(() -> changed.renewed(key)).isInstanceOf(UnknownKeyEncryptionKey.class);
    }

    @Test
    void anErasedKeyNeedsNoKeyEncryptionKey() {
        SigningKeyVault other = new SigningKeyVault(new KeyEncryption(Keys.kek(2), Optional.empty()), crypto);
        SigningKey erased = key.revoke(Keys.NOW);

        assertThatCode(() -> other.requireReadable(erased)).doesNotThrowAnyException();
        assertThat(other.renewed(erased)).isEmpty();
        assertThatThrownBy(() -> other.requireReadable(key)).isInstanceOf(UnknownKeyEncryptionKey.class);
    }

    @Test
    void aKeyUnderAnUnknownKeyEncryptionKeyIsNamed() {
        SigningKeyVault other = new SigningKeyVault(new KeyEncryption(Keys.kek(2), Optional.empty()), crypto);
        assertThatThrownBy(() -> other.open(key))
                .isInstanceOf(UnknownKeyEncryptionKey.class)
                .hasMessageContaining(key.kid())
                .hasMessageContaining("MINTMARK_DISCARD_KEYS=" + Keys.kek(1).id());
    }

    private SigningKey moved(String kid, KeyPurpose purpose, SigningAlgorithm algorithm, EncryptedValue privateKey) {
        return Keys.changed(key, kid, purpose, algorithm, privateKey);
    }

    private void assertUnreadable(SigningKey moved) {
        assertThatThrownBy(() -> vault.open(moved)).isInstanceOf(UnreadableKey.class);
    }
}
