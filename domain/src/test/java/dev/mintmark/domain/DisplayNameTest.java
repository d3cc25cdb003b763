package dev.mintmark.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {
    private static final String ENGLAND =
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f";

    @Test
    void storesTheComposedForm() {
        assertThat(stored("A\u030angstro\u0308m")).isEqualTo("\u00c5ngstr\u00f6m");
    }

    @Test
    void keepsCaseWidthAndInnerSpaces() {
        assertThat(stored("Billing  \uff21\uff30\uff29")).isEqualTo("Billing  \uff21\uff30\uff29");
    }

    @Test
    void trimsEveryUnicodeWhiteSpaceCharacter() {
        String whiteSpace =
                "\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
                        + "\u200a\u2028\u2029\u202f\u205f\u3000";
        assertThat(stored(whiteSpace + "a" + whiteSpace)).isEqualTo("a");
        assertThat(read(whiteSpace).faults()).containsExactly("name required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void requiresOne(String typed) {
        assertThat(read(typed).faults()).containsExactly("name required");
    }

    @Test
    void requiresOneWhereItIsMissing() {
        assertThat(read(null).faults()).containsExactly("name required");
    }

    @Test
    void countsCodePointsAfterTrimming() {
        assertThat(stored(" " + "x".repeat(100) + " ")).hasSize(100);
        assertThat(read("x".repeat(101)).faults()).containsExactly("name too_long");
        assertThat(stored("\ud83d\udc1d".repeat(100))).hasSize(200);
        assertThat(read("\ud83d\udc1d".repeat(101)).faults()).containsExactly("name too_long");
    }

    @Test
    void countsTheComposedForm() {
        assertThat(stored("e\u0301".repeat(100))).isEqualTo("\u00e9".repeat(100));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0000,
                0x0009,
                0x000a,
                0x001f,
                0x007f,
                0x0085, // Cc
                0x00ad,
                0x061c,
                0x200b,
                0x200e,
                0x202e,
                0x2066,
                0xfeff,
                0xe0001, // Cf
                0xe000,
                0xf8ff,
                0xf0000,
                0x10fffd, // Co
                0x0378,
                0xfdd0,
                0xfffe,
                0xffff,
                0x10ffff, // Cn
                0xd800,
                0xdbff,
                0xdc00,
                0xdfff, // Cs
                0x2028, // Zl
                0x2029 // Zp
            })
    void refusesCharactersThatCannotBeSeen(int codePoint) {
        assertThat(read("a" + Character.toString(codePoint) + "b").faults()).containsExactly("name invalid_name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Zahlungen (EU) – Prod", "日本語", "a\u00a0b", "e\u0323\u0302", "🐝", "<b>", "'; --", "☃\ufe0f"})
    void acceptsWhatCanBeSeen(String typed) {
        assertThat(read(typed).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\udc69\u200d\ud83d\udcbb Dev",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                ENGLAND,
                ENGLAND + " Dev",
                "Team " + ENGLAND
            })
    void acceptsTheWordsAndEmojiThatJoinersCompose(String typed) {
        assertThat(stored(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200ca",
                "a\u200c",
                "\u200da",
                "a\u200d",
                "\u200d",
                "\udb40\udc67a",
                "a\udb40\udc67",
                "a\udb40\udc7f",
                "a\udb40\udc67\udb40\udc7f",
                "\ud83c\udff4\udb40\udc7f",
                "\ud83c\udff4\udb40\udc67",
                ENGLAND + "\udb40\udc7f"
            })
    void refusesJoinersAtTheEnds(String typed) {
        assertThat(read(typed).faults()).containsExactly("name invalid_name");
    }

    @Test
    void cannotBeMadeOfWhatWouldBeRefused() {
        for (String text : List.of("", "a\u0000b", "x".repeat(101))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new DisplayName(text));
        }
    }

    @Property
    void changesNothingInWhatItStored(@ForAll String anything) {
        read(anything).value().ifPresent(name -> assertThat(stored(name.value()))
                .isEqualTo(name.value()));
    }

    private static Reading<DisplayName> read(String typed) {
        return Reading.of(violations -> DisplayName.parse(typed, "name", violations));
    }

    private static String stored(String typed) {
        return read(typed).sound().toString();
    }
}
