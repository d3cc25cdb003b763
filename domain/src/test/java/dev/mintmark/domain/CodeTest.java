package dev.mintmark.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {
    private static final String LONGEST = "a".repeat(64);

    @ParameterizedTest
    @ValueSource(strings = {"aa", "a1", "11", "aws-us-east-1", "a-b", "db01"})
    void acceptsLettersDigitsAndSingleHyphensBetweenThem(String text) {
        assertThat(Code.isCode(text)).isTrue();
        assertThat(Code.require(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "-a",
                "a-",
                "a--b",
                "-",
                "--",
                "A1",
                "aB",
                "a_b",
                "a.b",
                "a b",
                " ab",
                "ab ",
                "ab\n",
                "äb",
                "１２",
                "\u0661\u0662",
                "a\u0000"
            })
    void refusesEverythingElse(String text) {
        assertThat(Code.isCode(text)).isFalse();
        assertThat(faults(text)).containsExactly("code invalid_code");
        assertThatIllegalArgumentException().isThrownBy(() -> Code.require(text));
    }

    @Test
    void countsTo64() {
        assertThat(Code.isCode(LONGEST)).isTrue();
        assertThat(Code.isCode(LONGEST + "a")).isFalse();
        assertThat(Code.isCode("a-".repeat(32))).isFalse();
        assertThat(Code.isCode("a-".repeat(31) + "ab")).isTrue();
    }

    @Test
    void requiresOne() {
        assertThat(faults(null)).containsExactly("code required");
        assertThat(faults("")).containsExactly("code required");
    }

    @Test
    void isWhatRegionsDatabasesAndPlansAreKnownBy() {
        for (String text : List.of("aws-us-east-1", "A", LONGEST + "a", "")) {
            boolean sound = Code.isCode(text);
            assertThat(Code.tryParse(text, RegionCode::new).isPresent()).isEqualTo(sound);
            assertThat(Code.tryParse(text, DbCode::new).isPresent()).isEqualTo(sound);
            assertThat(Code.tryParse(text, PlanCode::new).isPresent()).isEqualTo(sound);
            List<String> faults = faults(text);
            assertThat(Reading.of(violations -> Code.parse(text, RegionCode::new, "code", violations))
                            .faults())
                    .isEqualTo(faults);
            assertThat(Reading.of(violations -> Code.parse(text, DbCode::new, "code", violations))
                            .faults())
                    .isEqualTo(faults);
            assertThat(Reading.of(violations -> Code.parse(text, PlanCode::new, "code", violations))
                            .faults())
                    .isEqualTo(faults);
        }
        assertThat(new RegionCode("eu-1")).hasToString("eu-1");
        assertThat(new DbCode("eu-1")).hasToString("eu-1");
        assertThat(new PlanCode("eu-1")).hasToString("eu-1");
        assertThatIllegalArgumentException().isThrownBy(() -> new RegionCode("X"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DbCode("X"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanCode("X"));
    }

    @Property
    void neverThrowsAndAcceptsOnlyTheGrammar(@ForAll String anything) {
        assertThat(Code.isCode(anything))
                .isEqualTo(anything.length() >= 2
                        && anything.length() <= 64
                        && anything.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(Code.isCode("a".repeat(100_000) + anything)).isFalse();
    }

    private static List<String> faults(String text) {
        return Reading.of(violations -> Code.parse(text, Function.identity(), "code", violations))
                .faults();
    }
}
