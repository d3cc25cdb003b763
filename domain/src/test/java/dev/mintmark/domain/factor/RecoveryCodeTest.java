package dev.mintmark.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.member.MemberId;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {
    private static final MemberId ADA = new MemberId(new UUID(1, 1));
    private static final MemberId BEN = new MemberId(new UUID(1, 2));
    private static final byte[] BYTES = {0, 68, 50, 20, (byte) 0xc7, 66, 84, (byte) 0xb6, 53, (byte) 0xcf};

    /** Every five bits, from 0 to 15, as Crockford's alphabet has them. */
    @Test
    void writesAllBitsInFourGroups() {
        assertThat(RecoveryCode.of(BYTES).reveal()).isEqualTo("0123-4567-89ab-cdef");
        byte[] most = new byte[RecoveryCode.RANDOM_BYTES];
        Arrays.fill(most, (byte) 0xff);
        assertThat(RecoveryCode.of(most).reveal()).isEqualTo("zzzz-zzzz-zzzz-zzzz");
        assertThatIllegalArgumentException().isThrownBy(() -> RecoveryCode.of(new byte[9]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123-4567-89ab-cdef", "0123456789ABCDEF", " o123 4567 89ab cdef ", "OL23-4567-89AB-CDEF"})
    void readsWhatAPersonTypes(String typed) {
        assertThat(RecoveryCode.parse(typed).orElseThrow().digest(ADA))
                .isEqualTo(RecoveryCode.of(BYTES).digest(ADA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123-4567-89ab", "0123-4567-89ab-cdefg", "0123-4567-89ab-cdeu", "123456"})
    void readsNothingElse(String typed) {
        assertThat(RecoveryCode.parse(typed)).isEmpty();
    }

    @Test
    void isStoredDifferentlyForEachMemberAndNeverShown() {
        RecoveryCode code = RecoveryCode.of(BYTES);

        assertThat(code.digest(ADA)).isNotEqualTo(code.digest(BEN));
        assertThat(code).hasToString("RecoveryCode(hidden)");
    }
}
