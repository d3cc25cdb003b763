package dev.mintmark.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.Reading;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPatternTest {
    private static Reading<SubjectPattern> read(String text) {
        return Reading.of(violations -> SubjectPattern.parse(text, "subject", violations));
    }

    @ParameterizedTest
    @CsvSource({
        "repo:acme/billing:ref:refs/heads/main,      repo:acme/billing:ref:refs/heads/main",
        "repo:acme/*:ref:refs/heads/main,            repo:acme/billing:ref:refs/heads/main",
        "repo:acme/billing:environment:*,            repo:acme/billing:environment:Prod East",
        "system:serviceaccount:prod:*,               system:serviceaccount:prod:billing",
        "spiffe://acme.example/ns/prod/sa/*,         spiffe://acme.example/ns/prod/sa/billing",
        "a*z,                                        a*z",
        "organization:acme:project:*:run_phase:apply, organization:acme:project:x:run_phase:apply"
    })
    void takesWhatIsEqualOrDiffersWhereTheStarStands(String pattern, String subject) {
        assertThat(read(pattern).sound().matches(subject)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "repo:acme/billing,                repo:acme/billing2",
        "repo:acme/billing,                REPO:acme/billing",
        "repo:acme/*:ref:refs/heads/main,  repo:acme/:ref:refs/heads/main",
        "repo:acme/*:ref:refs/heads/main,  repo:acme/a/b:ref:refs/heads/main",
        "repo:acme/*:ref:refs/heads/main,  repo:acme/evil:x:ref:refs/heads/main",
        "repo:acme/*:ref:refs/heads/main,  repo:acme/billing:ref:refs/heads/main2",
        "system:serviceaccount:prod:*,     system:serviceaccount:prod:",
        "system:serviceaccount:prod:*,     system:serviceaccount:prod:a:b",
        "aa*aa,                            aaa",
        "aa*aa,                            aaaa"
    })
    void takesNothingElse(String pattern, String subject) {
        assertThat(read(pattern).sound().matches(subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*a", "*:a", "a*b*", "a**", "**", "a\nb", "a\u0000", "a\u2028b", "\ud800"})
    void refusesWhatCouldBeAnybody(String text) {
        assertThat(read(text).codes()).containsExactly("invalid_subject");
        assertThatIllegalArgumentException().isThrownBy(() -> new SubjectPattern(text));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void refusesNothing(String text) {
        assertThat(read(text).codes()).containsExactly("required");
    }

    @Test
    void hasALimit() {
        assertThat(read("a".repeat(SubjectPattern.MAX_LENGTH)).sound().value()).hasSize(SubjectPattern.MAX_LENGTH);
        assertThat(read("a".repeat(SubjectPattern.MAX_LENGTH + 1)).codes()).containsExactly("too_long");
    }

    @Property
    void withoutAStarTakesOneSubjectOnly(@ForAll("words") String subject, @ForAll("words") String other) {
        SubjectPattern pattern = new SubjectPattern(subject);

        assertThat(pattern.matches(subject)).isTrue();
        assertThat(pattern.matches(other)).isEqualTo(subject.equals(other));
    }

    @Property
    void withAStarTakesWhatStandsThereUnlessItCrossesAColonOrASlash(
            @ForAll("words") String before, @ForAll("ends") String between, @ForAll("ends") String after) {
        SubjectPattern pattern = new SubjectPattern(before + "*" + after);
        boolean stays = !between.isEmpty() && !between.contains(":") && !between.contains("/");

        assertThat(pattern.matches(before + between + after)).isEqualTo(stays);
    }

    /** The slow way: try every cut. */
    @Property
    void saysTheSameAsTryingEveryCut(
            @ForAll("words") String before, @ForAll("ends") String after, @ForAll("ends") String subject) {
        boolean expected = false;
        for (int from = 0; from <= subject.length(); from++) {
            for (int to = from + 1; to <= subject.length(); to++) {
                expected |= subject.substring(0, from).equals(before)
                        && subject.substring(to).equals(after)
                        && subject.substring(from, to).chars().noneMatch(c -> c == ':' || c == '/');
            }
        }

        assertThat(new SubjectPattern(before + "*" + after).matches(subject)).isEqualTo(expected);
    }

    @Property
    void neverThrowsAndHoldsWhatItReads(@ForAll String text) {
        Reading<SubjectPattern> reading = read(text);

        assertThat(reading.value()
                        .map(SubjectPattern::value)
                        .filter(text::equals)
                        .isPresent())
                .isEqualTo(reading.codes().isEmpty());
    }

    @Provide
    static Arbitrary<String> words() {
        return Arbitraries.strings().withChars("ab:/").ofMinLength(1).ofMaxLength(6);
    }

    @Provide
    static Arbitrary<String> ends() {
        return Arbitraries.strings().withChars("ab:/").ofMaxLength(8);
    }
}
