package dev.mintmark.domain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.resourceserver.ApiAccess;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetApiTest {
    private static final TargetApi OPEN = Facts.api(ApiAccess.OPEN, true, Optional.empty(), "a", "b", "c");

    @Test
    void grantsEveryScopeThatIsOpenWhereNoneIsAskedFor() {
        assertThat(OPEN.grant(Optional.empty())).containsExactly("a", "b", "c");
        assertThat(byPlan("c", "a").grant(Optional.empty())).containsExactly("a", "c");
        assertThat(byPlan().grant(Optional.empty())).isEmpty();
        assertThat(Facts.api(ApiAccess.BY_PLAN, true, Optional.empty(), "a").grant(Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c a", "a c", " c a", "c a ", "a  c", "a c a", "  c  a  c "})
    void grantsWhatIsAskedForInTheOrderOfTheApi(String scope) {
        assertThat(OPEN.grant(Optional.of(scope))).containsExactly("a", "c");
    }

    @Test
    void opensNothingByAScopeThatTheApiHasNoMore() {
        assertThat(byPlan("a", "gone").openScopes()).containsExactly("a");
    }

    @Test
    void isNarrowedByAPlanOnlyIfItIsOpenByPlan() {
        assertThat(Facts.api(ApiAccess.OPEN, true, Optional.of(List.of("a")), "a", "b")
                        .openScopes())
                .containsExactly("a", "b");
    }

    private static TargetApi byPlan(String... opened) {
        return Facts.api(ApiAccess.BY_PLAN, true, Optional.of(List.of(opened)), "a", "b", "c");
    }
}
