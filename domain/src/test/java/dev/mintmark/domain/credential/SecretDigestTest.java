package dev.mintmark.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SecretDigestTest {
    @Test
    void isTheSha256OfThePlainText() {
        assertThat(SecretDigest.of(ClientSecret.of(ClientSecretTest.counting())).hex())
                .isEqualTo("fb722f1d7b61bd50860ddb71133eae858e03cb3b242f28e2c04043d1905327d0");
    }

    @Property
    void matchesOnlyTheSameSecret(@ForAll @Size(32) byte[] random, @ForAll @IntRange(max = 31) int place) {
        SecretDigest digest = SecretDigest.of(ClientSecret.of(random));
        byte[] other = random.clone();
        other[place] ^= 1;
        SecretDigest otherDigest = SecretDigest.of(ClientSecret.of(other));
        assertThat(digest.matches(SecretDigest.of(ClientSecret.of(random)))).isTrue();
        assertThat(digest.matches(otherDigest)).isFalse();
        assertThat(digest).isNotEqualTo(otherDigest);
    }

    @Property
    void isReadAsItWasStored(@ForAll @Size(32) byte[] random) {
        SecretDigest digest = SecretDigest.of(ClientSecret.of(random));
        SecretDigest read = SecretDigest.ofHex(digest.hex());
        assertThat(digest.hex()).matches("[0-9a-f]{64}");
        assertThat(read).isEqualTo(digest).hasSameHashCodeAs(digest);
        assertThat(read.matches(digest)).isTrue();
        assertThat(digest.matches(SecretDigest.OF_NO_SECRET)).isFalse();
    }

    @Property
    void noticesADifferenceAnywhere(@ForAll @IntRange(max = 255) int bit) {
        byte[] one = new byte[32];
        one[bit / 8] = (byte) (1 << (bit % 8));
        SecretDigest digest = SecretDigest.ofHex(HexFormat.of().formatHex(one));
        assertThat(digest.matches(SecretDigest.OF_NO_SECRET)).isFalse();
    }

    @Test
    void needs32Bytes() {
        for (String hex : List.of("", "00", "00".repeat(31), "00".repeat(33), "0".repeat(63), "zz".repeat(32))) {
            assertThatIllegalArgumentException().isThrownBy(() -> SecretDigest.ofHex(hex));
        }
    }

    @Test
    void hidesItselfInPrint() {
        assertThat(SecretDigest.OF_NO_SECRET)
                .hasToString("SecretDigest(hidden)")
                .isNotEqualTo("SecretDigest(hidden)");
    }
}
