package dev.mintmark.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.rest.refusal.RequestRefused;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTypeTest {
    private static final List<String> OFFERED = List.of("application/json", "application/jwk-set+json");

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "application/json > application/json",
                "APPLICATION/JSON > application/json",
                "application/json;charset=utf-8 > application/json",
                "application/jwk-set+json > application/jwk-set+json",
                "application/* > application/json",
                "*/*;q=0.1 > application/json",
                "application/json;q=0.1, application/jwk-set+json > application/jwk-set+json",
                "application/jwk-set+json;q=0.5, */*;q=0.1 > application/jwk-set+json",
                "application/json;q=0, */* > application/jwk-set+json",
                "application/json; version=1; q=0.2, */*; q=0.3 > application/jwk-set+json",
                "', application/json,' > application/json",
                "'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2' > application/json",
                "'' > application/json",
                "* > application/json",
                "not a range > application/json"
            })
    void theBestOfThoseOfferedIsTaken(String accept, String type) {
        assertThat(AcceptedType.best(accept, OFFERED)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/*", "*/*;q=0", "application/json;q=0.000, text/html"})
    void whatIsNotOfferedIsRefused(String accept) {
        assertThatThrownBy(() -> AcceptedType.best(accept, OFFERED))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(406));
    }
}
