package dev.mintmark.domain.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.Reading;
import dev.mintmark.domain.key.SigningAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSettingsTest {
    private static final ApiSettings INITIAL = ApiSettings.initial(SigningAlgorithm.ES256, Duration.ofMinutes(15));

    @Test
    void isOpenEnabledAndOfTheUsualTypeUnlessAnythingElseIsSaid() {
        assertThat(INITIAL)
                .isEqualTo(new ApiSettings(
                        List.of(),
                        SigningAlgorithm.ES256,
                        Duration.ofMinutes(15),
                        TokenType.AT_JWT,
                        ApiAccess.OPEN,
                        true,
                        false));
        assertThat(change(ApiSettings.Input.NONE).sound()).isEqualTo(INITIAL);
    }

    @Test
    void changesWhatIsGiven() {
        ApiSettings changed = change(new ApiSettings.Input(
                        Optional.of(List.of(new ApiScope.Input("read", "Read"))),
                        Optional.of(SigningAlgorithm.RS256),
                        Optional.of("PT1H30M"),
                        Optional.of(TokenType.JWT),
                        Optional.of(ApiAccess.BY_PLAN),
                        Optional.of(false),
                        Optional.empty()))
                .sound();

        assertThat(changed)
                .isEqualTo(new ApiSettings(
                        List.of(new ApiScope("read", "Read")),
                        SigningAlgorithm.RS256,
                        Duration.ofMinutes(90),
                        TokenType.JWT,
                        ApiAccess.BY_PLAN,
                        false,
                        false));
        assertThat(changed.scopeNames()).containsExactly("read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT60S", "PT24H", "P1D", "PT15M"})
    void hasTokensThatLiveFromAMinuteToADay(String lifetime) {
        assertThat(change(lifetime(lifetime)).sound().tokenLifetime()).isEqualTo(Duration.parse(lifetime));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59S", "PT24H1S", "PT60.5S", "-PT15M", "PT0S", "15", "P1M", "", "PT99999999999999999H"})
    void refusesAnyOtherLifetime(String lifetime) {
        assertThat(change(lifetime(lifetime)).faults()).containsExactly("tokenLifetime invalid_duration");
    }

    @Test
    void reportsAllThatIsWrong() {
        assertThat(change(new ApiSettings.Input(
                                Optional.of(List.of(new ApiScope.Input("a b", ""))),
                                Optional.empty(),
                                Optional.of("soon"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .faults())
                .containsExactly("scopes[0].name invalid_scope", "tokenLifetime invalid_duration");
    }

    @Test
    void cannotBeDisabledWhereItIsTheDefault() {
        ApiSettings disabled = new ApiSettings(
                List.of(), SigningAlgorithm.ES256, Duration.ofMinutes(1), TokenType.JWT, ApiAccess.OPEN, false, false);
        ApiIdentifier identifier = new ApiIdentifier("mintmark-api");

        assertThat(new Api(identifier, false, INITIAL).with(disabled).settings())
                .isEqualTo(disabled);
        assertThatIllegalArgumentException().isThrownBy(() -> new Api(identifier, true, INITIAL).with(disabled));
    }

    private static ApiSettings.Input lifetime(String text) {
        return new ApiSettings.Input(
                Optional.empty(),
                Optional.empty(),
                Optional.of(text),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Reading<ApiSettings> change(ApiSettings.Input given) {
        return Reading.of(violations -> INITIAL.parseChange(given, violations));
    }
}
