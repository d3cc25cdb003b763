package dev.mintmark.domain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppNameTest {
    @ParameterizedTest
    @CsvSource({
        "Billing API, billing api",
        "ＢＩＬＬＩＮＧ　ＡＰＩ, billing api",
        "'a \u00a0\u2003 b', a b",
        "Straße, strasse",
        "STRASSE, strasse",
        "ΣΟΦΌΣ, σοφόσ",
        "σοφός, σοφόσ",
        "ﬁnance, finance",
        "①, 1",
        "Å, å",
        "\u212b, å",
        "ｶﾞ, ガ",
        "a\u3164b, ab",
        "x\u00b2, x2",
        "v\ufe0f, v",
        "a\u200cb, ab",
        "a\u200db, ab",
    })
    void isComparedByItsFoldedForm(String name, String key) {
        assertThat(read(name).sound().key()).isEqualTo(key);
    }

    @Test
    void keepsWhatIsShownApartFromWhatIsCompared() {
        AppName name = read("  Billing  ＡＰＩ ").sound();
        assertThat(name.display().value()).isEqualTo("Billing  ＡＰＩ");
        assertThat(name.key()).isEqualTo("billing api");
        assertThat(name).hasToString("Billing  ＡＰＩ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u115f\u1160", "\u034f", "\uffa0 \u3164", "\ufe0f"})
    void refusesNamesOfWhichNothingIsCompared(String name) {
        assertThat(read(name).faults()).containsExactly("name invalid_name");
    }

    @Test
    void refusesNamesWithKeysOfMoreThan400CodePoints() {
        // The ligature U+FDFB folds to 8 code points, U+FDFA to 18.
        assertThat(read("\ufdfb".repeat(50)).sound().key()).hasSize(400);
        assertThat(read("\ufdfb".repeat(50) + "a").faults()).containsExactly("name invalid_name");
        assertThat(read("\ufdfa".repeat(100)).faults()).containsExactly("name invalid_name");
    }

    @Test
    void reportsTheFaultsOfItsDisplayForm() {
        assertThat(read("").faults()).containsExactly("name required");
        assertThat(read("x".repeat(101)).faults()).containsExactly("name too_long");
        assertThat(read("a\u200bb").faults()).containsExactly("name invalid_name");
        assertThat(read(null).faults()).containsExactly("name required");
    }

    @Test
    void isTheSameWhenReadFromTheStore() {
        AppName name = read(" Ångström  API ").sound();
        assertThat(AppName.stored(name.display().value())).isEqualTo(name);
    }

    @Test
    void givesSearchesAKeyEvenIfEmpty() {
        assertThat(AppName.keyOf("")).isEmpty();
        assertThat(AppName.keyOf(" \u3164 ")).isEmpty();
        assertThat(AppName.keyOf(" ING  a")).isEqualTo("ing a");
        assertThat(AppName.keyOf("\ud800")).isEqualTo("\ud800");
    }

    @Property
    void neverThrows(@ForAll String anything) {
        assertThat(read(anything)).isNotNull();
        assertThat(AppName.keyOf(anything)).isNotNull();
    }

    @Property
    void foldsAKeyToItself(@ForAll String anything) {
        String key = AppName.keyOf(anything);
        assertThat(AppName.keyOf(key)).isEqualTo(key);
    }

    @Property
    void staysTheSameNameWhenCaseWidthOrSpaceChange(@ForAll("names") String name, @ForAll Random random) {
        String key = read(name).sound().key();
        for (String variant : List.of(
                name.toUpperCase(Locale.ROOT),
                name.toLowerCase(Locale.ROOT),
                wide(name),
                spaced(name, random),
                " " + wide(spaced(name.toUpperCase(Locale.ROOT), random)) + "\u3000")) {
            assertThat(AppName.keyOf(variant)).as(variant).isEqualTo(key);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abcXYZ019 -_.()äÖßéσςΣΩжЯﬁŉ日本")
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(name -> !name.isBlank());
    }

    private static String wide(String name) {
        StringBuilder wide = new StringBuilder();
        name.codePoints().forEach(c -> wide.appendCodePoint(c > 0x20 && c < 0x7f ? c + 0xfee0 : c));
        return wide.toString();
    }

    private static String spaced(String name, Random random) {
        List<String> spaces = List.of(" ", "  ", "\u00a0", "\u2003 ", "\t", "\u3000");
        StringBuilder spaced = new StringBuilder();
        name.codePoints()
                .forEach(c ->
                        spaced.append(c == ' ' ? spaces.get(random.nextInt(spaces.size())) : Character.toString(c)));
        return spaced.toString();
    }

    private static Reading<AppName> read(String name) {
        return Reading.of(violations -> AppName.parse(name, "name", violations));
    }
}
