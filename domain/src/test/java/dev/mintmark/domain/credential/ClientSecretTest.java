package dev.mintmark.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSecretTest {
    private static final String KNOWN = "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40";

    @Test
    void writesTheBytesOfTheSpecification() {
        assertThat(ClientSecret.of(counting()).reveal()).isEqualTo(KNOWN).hasSize(53);
    }

    @Test
    void writesTheSmallestAndTheGreatestNumber() {
        byte[] greatest = new byte[32];
        Arrays.fill(greatest, (byte) 0xff);
        assertThat(ClientSecret.of(new byte[32]).reveal())
                .startsWith("mms_" + "0".repeat(43))
                .hasSize(53);
        assertThat(ClientSecret.of(greatest).reveal()).startsWith("mms_").hasSize(53);
    }

    @Property
    void readsWhatItWrote(@ForAll @Size(32) byte[] random) {
        String text = ClientSecret.of(random).reveal();
        assertThat(text).matches("mms_[0-9A-Za-z]{49}");
        assertThat(ClientSecret.parse(text).orElseThrow().reveal()).isEqualTo(text);
    }

    @Property
    void writesDifferentBytesDifferently(@ForAll @Size(32) byte[] one, @ForAll @Size(32) byte[] other) {
        assertThat(ClientSecret.of(one).reveal().equals(ClientSecret.of(other).reveal()))
                .isEqualTo(Arrays.equals(one, other));
    }

    @Property
    void noticesAnyOneMistypedCharacter(
            @ForAll @Size(32) byte[] random, @ForAll @IntRange(max = 52) int place, @ForAll char typed) {
        String text = ClientSecret.of(random).reveal();
        if (text.charAt(place) != typed) {
            assertThat(ClientSecret.parse(text.substring(0, place) + typed + text.substring(place + 1)))
                    .isEmpty();
        }
    }

    @Test
    void noticesEveryOneMistypedCharacterOfTheAlphabet() {
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
        for (int place = 0; place < KNOWN.length(); place++) {
            for (char typed : alphabet.toCharArray()) {
                String text = KNOWN.substring(0, place) + typed + KNOWN.substring(place + 1);
                assertThat(ClientSecret.parse(text).isPresent()).as(text).isEqualTo(text.equals(KNOWN));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mms_",
                KNOWN + "\u0000",
                "mms_ 003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40",
                KNOWN + "0",
                "MMS_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40",
                "mmr_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40",
                "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T4",
                "003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40"
            })
    void refusesWhatCannotBeASecret(String presented) {
        assertThat(ClientSecret.parse(presented)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s ", "%s\n", "\t%s\r\n", "\u2003%s"})
    void readsASecretThatWasPastedWithWhiteSpaceAroundIt(String pasted) {
        String presented = pasted.formatted(KNOWN);

        assertThat(ClientSecret.parse(presented).orElseThrow().reveal()).isEqualTo(KNOWN);
        assertThat(SecretKind.claimedBy(presented)).contains(SecretKind.CLIENT);
    }

    @Property
    void tellsTheKindsOfSecretsApart(
            @ForAll @Size(32) byte[] random, @ForAll SecretKind kind, @ForAll SecretKind other) {
        String text = ClientSecret.of(kind, random).reveal();
        assertThat(text).hasSize(53).startsWith(kind.prefix());
        assertThat(SecretKind.claimedBy(text)).contains(kind);
        assertThat(ClientSecret.parse(other, text).isPresent()).isEqualTo(other == kind);
    }

    @Test
    void knowsNoKindOfAnUnknownPrefix() {
        assertThat(SecretKind.claimedBy("mmx_" + KNOWN.substring(4))).isEmpty();
        assertThat(SecretKind.claimedBy("")).isEmpty();
    }

    @Property
    void neverThrows(@ForAll String anything) {
        assertThat(ClientSecret.parse(anything)).isEmpty();
        assertThat(ClientSecret.parse("mms_" + anything)).isEmpty();
    }

    @Test
    void needs32Bytes() {
        for (int length : List.of(0, 31, 33)) {
            assertThatIllegalArgumentException().isThrownBy(() -> ClientSecret.of(new byte[length]));
        }
    }

    @Test
    void hidesItselfInPrint() {
        ClientSecret secret = ClientSecret.of(counting());
        assertThat(secret).hasToString("ClientSecret(hidden)");
        assertThat("" + StoredCredential.of(secret, Instant.EPOCH))
                .doesNotContain(KNOWN, SecretDigest.of(secret).hex());
    }

    @Test
    void cannotBeSerialized() {
        assertThat(Serializable.class.isAssignableFrom(ClientSecret.class)).isFalse();
        assertThat(Serializable.class.isAssignableFrom(SecretDigest.class)).isFalse();
        assertThat(ClientSecret.class.isRecord()).isFalse();
    }

    @Test
    void showsItsLastFourCharactersAsAHint() {
        assertThat(ClientSecret.of(counting()).hint()).isEqualTo("6T40");
    }

    @Test
    void isKeptAsDigestHintAndTime() {
        ClientSecret secret = ClientSecret.of(counting());
        assertThat(StoredCredential.of(secret, Instant.EPOCH))
                .isEqualTo(new StoredCredential(SecretDigest.of(secret), "6T40", Instant.EPOCH));
    }

    static byte[] counting() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
