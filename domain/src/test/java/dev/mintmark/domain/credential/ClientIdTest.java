package dev.mintmark.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIdTest {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    @Test
    void writesTheSmallestAndTheGreatestNumber() {
        byte[] greatest = new byte[17];
        Arrays.fill(greatest, (byte) 0xff);
        assertThat(ClientId.of(new byte[17])).hasToString("mm_" + "0".repeat(26));
        assertThat(ClientId.of(greatest)).hasToString("mm_" + "z".repeat(26));
    }

    @Property
    void holdsTheFirst130Bits(@ForAll @Size(17) byte[] random) {
        String text = ClientId.of(random).value();
        BigInteger read = BigInteger.ZERO;
        for (char digit : text.substring(3).toCharArray()) {
            read = read.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(digit)));
        }
        assertThat(text).hasSize(29).startsWith("mm_");
        assertThat(read).isEqualTo(new BigInteger(1, random).shiftRight(6));
        assertThat(ClientId.parse(text)).contains(new ClientId(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mm_",
                "mm_0000000000000000000000000",
                "mm_000000000000000000000000000",
                "MM_00000000000000000000000000",
                "mm_0000000000000000000000000A",
                "mm_0000000000000000000000000i",
                "mm_0000000000000000000000000l",
                "mm_0000000000000000000000000o",
                "mm_0000000000000000000000000u",
                "mm_ 0000000000000000000000000",
                "mm-00000000000000000000000000"
            })
    void refusesWhatCannotBeAClientId(String text) {
        assertThat(ClientId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {" mm_00000000000000000000000000", "mm_00000000000000000000000000\n"})
    void readsAPastedOneWithoutTheWhiteSpaceAroundIt(String text) {
        assertThat(ClientId.parse(text)).contains(new ClientId("mm_" + "0".repeat(26)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientId(text));
    }

    @Property
    void neverThrows(@ForAll String anything) {
        assertThat(ClientId.parse(anything)).isEmpty();
    }

    @Test
    void needs17Bytes() {
        for (int length : List.of(0, 16, 18)) {
            assertThatIllegalArgumentException().isThrownBy(() -> ClientId.of(new byte[length]));
        }
    }
}
