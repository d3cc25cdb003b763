package dev.mintmark.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.domain.RuleBroken;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @Test
    void expectsAnyVersionWithoutACondition() {
        assertThat(EntityTags.expectedVersion(null, () -> 3)).isEmpty();
        assertThat(EntityTags.expectedVersion(" * ", () -> 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"7-gzip\"", "\"7;gzip\"", "W/\"7-gzip\"", " \"7-br\" "})
    void expectsTheVersionThatIsNamed(String ifMatch) {
        assertThat(EntityTags.expectedVersion(ifMatch, () -> 3)).contains(7L);
    }

    @Test
    void expectsTheCurrentVersionIfItIsAmongSeveral() {
        assertThat(EntityTags.expectedVersion("\"1\", \"3\"", () -> 3)).contains(3L);
        assertThat(EntityTags.expectedVersion("W/\"1\", \"3-gzip\"", () -> 3)).contains(3L);
        assertThat(EntityTags.expectedVersion("\"1\",\"2\"", () -> 3)).contains(-1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w/\"3\"",
                "\"3-x\"",
                "\"3 -gzip\"",
                "\"-gzip\"",
                "3",
                "",
                "\"x\"",
                "\"03\"",
                "\"3",
                "\"99999999999999999999\""
            })
    void expectsTheImpossibleOfATagThatIsNotOurs(String ifMatch) {
        assertThat(EntityTags.expectedVersion(ifMatch, () -> 3)).contains(-1L);
    }

    @Test
    void refusesAStaleVersion() {
        assertThatThrownBy(() -> EntityTags.requireVersion(Optional.of(2L), 3)).isInstanceOf(RuleBroken.class);
        assertThatCode(() -> EntityTags.requireVersion(Optional.of(3L), 3)).doesNotThrowAnyException();
        assertThatCode(() -> EntityTags.requireVersion(Optional.empty(), 3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "\"1\", W/\"3\"", "\"3-gzip\"", "W/\"3;gzip\"", "*"})
    void knowsWhatACallerHas(String ifNoneMatch) {
        assertThat(EntityTags.isKnown(ifNoneMatch, "3")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4\"", "3", ""})
    void knowsWhatACallerLacks(String ifNoneMatch) {
        assertThat(EntityTags.isKnown(ifNoneMatch, "3")).isFalse();
    }
}
