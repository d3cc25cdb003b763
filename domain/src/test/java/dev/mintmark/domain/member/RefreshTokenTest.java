package dev.mintmark.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {
    private static final SessionId SESSION = new SessionId(new UUID(1, 1));
    private static final RefreshToken TOKEN = RefreshToken.first(SESSION, "fam-ily", "sin_gle");

    @Test
    void isReadAsItWasWritten() {
        RefreshToken read = RefreshToken.parse(TOKEN.reveal()).orElseThrow();

        assertThat(read.session()).isEqualTo(SESSION);
        assertThat(read.reveal()).isEqualTo(TOKEN.reveal());
        assertThat(read.digest()).isEqualTo(TOKEN.digest());
        assertThat(read.familyDigest()).isEqualTo(TOKEN.familyDigest());
    }

    @Test
    void keepsItsFamilyAndNothingElseInTheNextOne() {
        RefreshToken next = TOKEN.next("another");

        assertThat(next.session()).isEqualTo(SESSION);
        assertThat(next.familyDigest()).isEqualTo(TOKEN.familyDigest());
        assertThat(next.digest()).isNotEqualTo(TOKEN.digest());
    }

    @Test
    void isReplacedByTheSameTokenForTheSameKeyOnly() {
        IdempotencyKey key = key("0123456789abcdefABCDEF");
        RefreshToken next = TOKEN.next(key);

        assertThat(next.reveal()).isEqualTo(TOKEN.next(key).reveal());
        assertThat(RefreshToken.parse(next.reveal()).orElseThrow().familyDigest())
                .isEqualTo(TOKEN.familyDigest());
        assertThat(next.digest()).isNotEqualTo(TOKEN.digest());
        assertThat(TOKEN.next(key("0123456789abcdefABCDEG")).digest()).isNotEqualTo(next.digest());
        assertThat(next.next(key).digest()).isNotEqualTo(next.digest());
        assertThat(TOKEN.next("another").next(key).digest()).isNotEqualTo(next.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcdefABCDE",
                "0123456789abcdefABCDEF0123456789abcdefABCDEF0123456789abcdefABCDE",
                "0123456789 abcdefABCDEF",
                "\"0123456789abcdefABCDEF\"",
                "0123456789abcdefABCDEF\n"
            })
    void takesNoKeyThatIsTooShortTooLongOrOfOtherCharacters(String text) {
        assertThat(IdempotencyKey.parse(text)).isEmpty();
    }

    @Test
    void isOfAnotherFamilyInAnotherSession() {
        RefreshToken other = RefreshToken.first(new SessionId(new UUID(1, 2)), "fam-ily", "sin_gle");

        assertThat(other.familyDigest()).isNotEqualTo(TOKEN.familyDigest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "00000000-0000-0001-0000-000000000001",
                "00000000-0000-0001-0000-000000000001.a",
                "00000000-0000-0001-0000-000000000001.a.b.c",
                "00000000-0000-0001-0000-000000000001.a.",
                "00000000-0000-0001-0000-00000000000-.a.b",
                "00000000-0000-0001-0000-000000000001.a b.c"
            })
    void isNotReadFromAnythingElse(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }

    @Test
    void cannotBePrinted() {
        assertThat(TOKEN).hasToString("RefreshToken(hidden)");
        assertThat(key("0123456789abcdefABCDEF")).hasToString("IdempotencyKey(hidden)");
    }

    private static IdempotencyKey key(String text) {
        return IdempotencyKey.parse(text).orElseThrow();
    }
}
