package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.domain.key.EncryptedValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncryptionTest {
    private static final byte[] PLAIN = "private material".getBytes(StandardCharsets.US_ASCII);
    private static final String CONTEXT = "thing 1";

    private final KeyEncryption encryption = new KeyEncryption(Keys.kek(1), Optional.empty());

    @Test
    void whatWasEncryptedIsDecrypted() {
        EncryptedValue encrypted = encryption.encrypt(PLAIN, CONTEXT);
        assertThat(encryption.decrypt(encrypted, CONTEXT)).isEqualTo(PLAIN);
        // nonce, ciphertext, tag
        assertThat(Base64.getDecoder().decode(encrypted.ciphertext())).hasSize(12 + PLAIN.length + 16);
    }

    @Test
    void theSameBytesAreEncryptedDifferentlyEachTime() {
        assertThat(encryption.encrypt(PLAIN, CONTEXT)).isNotEqualTo(encryption.encrypt(PLAIN, CONTEXT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 12, 20, 43})
    void anyChangedByteIsNoticed(int position) {
        EncryptedValue encrypted = encryption.encrypt(PLAIN, CONTEXT);
        byte[] stored = Base64.getDecoder().decode(encrypted.ciphertext());
        stored[position] ^= 1;
        assertUnreadable(encrypted.keyEncryptionKeyId(), Base64.getEncoder().encodeToString(stored));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAA", "not base64!"})
    void whatIsNoCiphertextIsRefused(String ciphertext) {
        assertUnreadable(Keys.kek(1).id(), ciphertext);
    }

    @Test
    void anotherContextIsRefused() {
        EncryptedValue encrypted = encryption.encrypt(PLAIN, "thing 2");
        assertUnreadable(encrypted.keyEncryptionKeyId(), encrypted.ciphertext());
    }

    @Test
    void aCiphertextThatNamesTheWrongKeyIsRefused() {
        EncryptedValue encrypted = new KeyEncryption(Keys.kek(2), Optional.empty()).encrypt(PLAIN, CONTEXT);
        assertUnreadable(Keys.kek(1).id(), encrypted.ciphertext());
    }

    @Test
    void thePreviousKeyStillOpensButNewCiphertextsNameTheCurrentOne() {
        EncryptedValue old = encryption.encrypt(PLAIN, CONTEXT);
        KeyEncryption changed = new KeyEncryption(Keys.kek(2), Optional.of(Keys.kek(1)));
        assertThat(changed.decrypt(old, CONTEXT)).isEqualTo(PLAIN);
        assertThat(changed.encrypt(PLAIN, CONTEXT).keyEncryptionKeyId())
                .isEqualTo(Keys.kek(2).id());
    }

    @Test
    void aKeyThatIsNotConfiguredIsNamedByItsIdAndTheMessageSaysWhatToDo() {
        EncryptedValue encrypted = encryption.encrypt(PLAIN, CONTEXT);
        KeyEncryption others = new KeyEncryption(Keys.kek(2), Optional.of(Keys.kek(3)));
        assertThatThrownBy(() -> others.decrypt(encrypted, CONTEXT))
                .isInstanceOf(UnknownKeyEncryptionKey.class)
                .hasMessageContaining(Keys.kek(1).id())
                .hasMessageContaining(CONTEXT)
                .hasMessageContaining("MINTMARK_KEY_ENCRYPTION_KEY_PREVIOUS");
    }

    @Test
    void anIdIsStableDiffersByKeyAndShowsNothingOfIt() {
        assertThat(Keys.kek(1).id()).hasSize(16).isEqualTo(Keys.kek(1).id());
        assertThat(Keys.kek(1).id()).isNotEqualTo(Keys.kek(2).id());
        assertThat(Keys.kek(0).id()).isEqualTo("76d2cccffc005e76");
        assertThat(Keys.kek(0x5a)).asString().doesNotContain(HexFormat.of().toHexDigits((byte) 0x5a) + "5a5a");
        assertThat(encryption.toString()).doesNotContain("0101");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void otherLengthsAreRefused(int length) {
        assertThatThrownBy(() -> new KeyEncryptionKey(new byte[length]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes");
    }

    private void assertUnreadable(String keyId, String ciphertext) {
        EncryptedValue encrypted = new EncryptedValue(keyId, ciphertext);
        assertThatThrownBy(() -> encryption.decrypt(encrypted, CONTEXT))
                .isInstanceOf(UnreadableKey.class)
                .hasMessageContaining(CONTEXT);
    }
}
