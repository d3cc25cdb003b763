package dev.mintmark.rest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.plan.Limit;
import dev.mintmark.rest.json.JsonBody;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsBodyTest {

    @Test
    void setsWhatIsNamedAndRemovesWhatIsNull() {
        assertThat(changes("{\"limits\":{\"maxDocumentUnitsPerDay\":5,\"maxDocumentUnitsPerHour\":null}}"))
                .isEqualTo(Map.of(Limit.PER_DAY, Optional.of(new BigDecimal(5)), Limit.PER_HOUR, Optional.empty()));
    }

    @Test
    void removesEveryLimitIfLimitsAreNull() {
        assertThat(changes("{\"limits\":null}"))
                .containsOnlyKeys(Limit.values())
                .allSatisfy((limit, value) -> assertThat(value).isEmpty());
    }

    @Test
    void leavesLimitsThatAreNotNamed() {
        assertThat(changes("{}")).isEmpty();
        assertThat(changes("{\"limits\":{}}")).isEmpty();
    }

    private static Map<Limit, Optional<BigDecimal>> changes(String text) {
        JsonBody body = JsonBody.read(text.getBytes(StandardCharsets.UTF_8));
        Map<Limit, Optional<BigDecimal>> changes = LimitsBody.changes(body);
        body.requireSound();
        return changes;
    }
}
