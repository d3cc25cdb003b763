package dev.mintmark.rest.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.rest.refusal.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/errors.md, from which the pages of error codes are made, has every code. */
class DocumentedErrorsTest {
    private static final DocumentedErrors ERRORS = DocumentedErrors.packaged();

    static Stream<String> codes() {
        return Stream.of(
                        Arrays.stream(Refusal.values()).map(refusal -> Problem.of(new RuleBroken(refusal))
                                .code()),
                        Arrays.stream(Fault.values()).map(Fault::code),
                        Arrays.stream(Blocked.values()).map(Blocked::code),
                        IntStream.range(400, 600).mapToObj(status -> Problem.ofStatus(status, "id")
                                .code()))
                .flatMap(codes -> codes)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void hasTheCode(String code) {
        assertThat(ERRORS.meanings(code)).isNotEmpty().allSatisfy(meaning -> {
            assertThat(meaning.when()).isNotBlank();
            assertThat(meaning.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("codes")
    void saysWhatToDoOnceForEachMeaning(String code) {
        assertThat(ERRORS.meanings(code))
                .extracting(DocumentedErrors.Meaning::remedy)
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsStatusWhenAndRemedyOfEachMeaning() {
        DocumentedErrors errors = DocumentedErrors.of("""
                | `code` | status | when | what to do |
                | --- | --- | --- | --- |
                | `eaten` | 409 | It was eaten | Bake another |

                | `reason` | when | what to do |
                | --- | --- | --- |
                | `eaten` | Somebody was hungry | Ask |
                """);

        assertThat(errors.meanings("eaten"))
                .containsExactly(
                        new DocumentedErrors.Meaning(Optional.of("409"), "It was eaten", "Bake another"),
                        new DocumentedErrors.Meaning(Optional.empty(), "Somebody was hungry", "Ask"));
        assertThat(errors.meanings("unknown")).isEmpty();
    }

    @Test
    void refusesARowOfAnotherForm() {
        assertThatThrownBy(() -> DocumentedErrors.of("| `eaten` | 409 | It was eaten |"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("It was eaten");
    }
}
