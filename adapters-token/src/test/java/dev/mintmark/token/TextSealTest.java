package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class TextSealTest {
    private final KeyEncryption keys = encryption(1);
    private final TextSeal seal = new TextSeal(keys.derive("a use"));

    private static KeyEncryption encryption(int fill) {
        byte[] key = new byte[KeyEncryptionKey.BYTES];
        Arrays.fill(key, (byte) fill);
        return new KeyEncryption(new KeyEncryptionKey(key), Optional.empty());
    }

    @Test
    void opensWhatItSealedOnEveryNodeWithTheSameKey() {
        String sealed = seal.seal("behind Billing", "the list");

        assertThat(seal.open(sealed, "the list")).contains("behind Billing");
        assertThat(new TextSeal(encryption(1).derive("a use")).open(sealed, "the list"))
                .contains("behind Billing");
    }

    @Test
    void showsNothingOfTheTextAndNeverTheSameTwice() {
        String sealed = seal.seal("aaaaaaaaaaaaaaaaaaaaaaaa", "c");

        assertThat(sealed).matches("[A-Za-z0-9_-]+").doesNotContain("YWFh");
        assertThat(seal.seal("aaaaaaaaaaaaaaaaaaaaaaaa", "c")).isNotEqualTo(sealed);
    }

    @Test
    void opensNothingThatWasChangedAtAnyPlace() {
        String sealed = seal.seal("text", "c");

        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(seal.open(sealed.substring(0, i) + other + sealed.substring(i + 1), "c"))
                    .as("changed at %s", i)
                    .isEmpty();
        }
        for (String garbage :
                new String[] {"", "-", "x", "=", sealed + "=", sealed.substring(1), sealed + "A", "\u00e9"}) {
            assertThat(seal.open(garbage, "c")).as(garbage).isEmpty();
        }
    }

    @Test
    void opensNothingOfAnotherContextUseOrKey() {
        String sealed = seal.seal("text", "c");

        assertThat(seal.open(sealed, "d")).isEmpty();
        assertThat(new TextSeal(keys.derive("another use")).open(sealed, "c")).isEmpty();
        assertThat(new TextSeal(encryption(2).derive("a use")).open(sealed, "c"))
                .isEmpty();
    }

    /** RFC 5869 §2.3: T(1) = HMAC(key, info, 0x01); computed with another implementation. */
    @Test
    void derivesKeysAsHkdfExpandDoes() {
        SecretKey key = keys.derive("a use");

        assertThat(key.getAlgorithm()).isEqualTo("AES");
        assertThat(key.getEncoded())
                .asHexString()
                .isEqualToIgnoringCase("ccb261d3f158aa1e937e6ca07f0ada836ed292ea21e57fbe2e8805e630245f37");
    }
}
