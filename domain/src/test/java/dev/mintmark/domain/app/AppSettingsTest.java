package dev.mintmark.domain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppSettingsTest {
    private static final AppSettings.Input NOTHING = new AppSettings.Input(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final AppSettings.Input INVALID = new AppSettings.Input(
            Optional.of(""),
            Optional.of(List.of("javascript:alert(1)")),
            Optional.of(List.of("https://a.example", "https://a.example")),
            Optional.of(List.of("*.example.com", "localhost:0")),
            Optional.of(true));
    private static final String[] FAULTS = {
        "name required",
        "redirectUris[0] invalid_uri",
        "postLogoutRedirectUris[1] duplicate_uri",
        "allowedDomains[0] wildcard_domain",
        "allowedDomains[1] invalid_port"
    };
    private static final AppSettings SETTINGS = new AppSettings(
            AppName.stored("Billing"),
            List.of(new AppUri("https://a.example/cb")),
            List.of(new AppUri("https://a.example/bye")),
            AllowedDomains.stored("a.example"),
            false);

    @Test
    void needsANameAndNothingElse() {
        AppSettings.Input named = new AppSettings.Input(
                Optional.of(" Billing "), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(Reading.of(violations -> AppSettings.parse(named, violations))
                        .sound())
                .isEqualTo(new AppSettings(AppName.stored("Billing"), List.of(), List.of(), AllowedDomains.NONE, true));
        assertThat(Reading.of(violations -> AppSettings.parse(NOTHING, violations))
                        .faults())
                .containsExactly("name required");
    }

    @Test
    void changesWhatIsGivenAndNothingElse() {
        AppSettings.Input noDomains = new AppSettings.Input(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of()), Optional.of(true));

        assertThat(Reading.of(violations -> SETTINGS.parseChange(NOTHING, violations))
                        .sound())
                .isEqualTo(SETTINGS);
        assertThat(Reading.of(violations -> SETTINGS.parseChange(noDomains, violations))
                        .sound())
                .isEqualTo(new AppSettings(
                        SETTINGS.name(),
                        SETTINGS.redirectUris(),
                        SETTINGS.postLogoutRedirectUris(),
                        AllowedDomains.NONE,
                        true));
    }

    @Test
    void reportsEveryViolationAtOnce() {
        assertThat(Reading.of(violations -> AppSettings.parse(INVALID, violations))
                        .faults())
                .containsExactly(FAULTS);
        assertThat(Reading.of(violations -> SETTINGS.parseChange(INVALID, violations))
                        .faults())
                .containsExactly(FAULTS);
    }
}
