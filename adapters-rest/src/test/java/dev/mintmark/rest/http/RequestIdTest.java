package dev.mintmark.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void keepsAWellFormedOne(String sent) {
        assertThat(RequestId.of(sent)).isEqualTo(sent);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "a b", "a\nb", "é", "01234567890123456789012345678901234567890123456789012345678901234"})
    void replacesAnyOther(String sent) {
        assertThat(RequestId.of(sent)).isNotEqualTo(sent).matches("[0-9a-f]{32}");
    }

    @Test
    void makesANewOneEachTime() {
        assertThat(RequestId.of(null)).isNotEqualTo(RequestId.of(null));
    }
}
