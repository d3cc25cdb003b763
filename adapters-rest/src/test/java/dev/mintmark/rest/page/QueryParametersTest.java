package dev.mintmark.rest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.application.port.Page;
import dev.mintmark.rest.refusal.FieldError;
import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
    private static final ListOrder PLANS = ListOrder.byCode("plans");

    @Test
    void startsAListWithTheDefaults() {
        QueryParameters query = new QueryParameters(Map.of("unknown", List.of("x", "y")));

        assertThat(query.page(PLANS)).isEqualTo(new Page.Request(Page.Request.DEFAULT_LIMIT, Optional.empty()));
        query.requireSound();
    }

    @Test
    void goesOnWhereACursorSays() {
        Page.Position position = new Page.Position("gold", "gold");
        QueryParameters query = new QueryParameters(
                Map.of("limit", List.of("100"), "cursor", List.of(Cursor.encode("plans", position))));

        assertThat(query.page(PLANS)).isEqualTo(new Page.Request(100, Optional.of(position)));
        query.requireSound();
    }

    @Test
    void searchesForWhatHasACharacterToSearchFor() {
        QueryParameters query =
                new QueryParameters(Map.of("q", List.of(" A b"), "empty", List.of(""), "blank", List.of(" \u3164 ")));

        assertThat(query.search("q")).contains(" A b");
        assertThat(query.search("empty")).isEmpty();
        assertThat(query.search("missing")).isEmpty();
        query.requireSound();
        query.search("blank");
        assertThat(catchThrowableOfType(RequestRefused.class, query::requireSound)
                        .problem()
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("blank");
    }

    @Test
    void reportsEveryBadOneAtOnce() {
        QueryParameters query = new QueryParameters(Map.of(
                "limit",
                List.of("0"),
                "cursor",
                List.of("x"),
                "enabled",
                List.of("1"),
                "q",
                List.of("a", "a"),
                "plan",
                List.of("\0")));
        query.text("q");
        query.text("plan");
        query.flag("enabled");
        query.page(PLANS);

        Problem problem =
                catchThrowableOfType(RequestRefused.class, query::requireSound).problem();

        assertThat(problem.code()).isEqualTo("bad_parameter");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactly("q", "plan", "enabled", "limit", "cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "101", "-1", "+5", "1.0", "x", "99999999999", "１"})
    void refusesOtherLimits(String limit) {
        QueryParameters query = new QueryParameters(Map.of("limit", List.of(limit)));
        query.page(PLANS);

        assertThat(catchThrowableOfType(RequestRefused.class, query::requireSound))
                .isNotNull();
    }

    @Test
    void refusesACursorWhoseItemCannotExist() {
        String cursor = Cursor.encode("tenants", new Page.Position("x", "x"));
        QueryParameters query = new QueryParameters(Map.of("cursor", List.of(cursor)));
        query.page(ListOrder.byId("tenants"));

        assertThat(catchThrowableOfType(RequestRefused.class, query::requireSound))
                .isNotNull();
    }
}
