package dev.mintmark.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedIssuerTest {
    private static final TrustedIssuerSettings.Input NOTHING = new TrustedIssuerSettings.Input(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static TrustedIssuerSettings usual() {
        return Reading.of(violations -> TrustedIssuerSettings.parse(
                        new TrustedIssuerSettings.Input(
                                Optional.of("GitHub"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        violations))
                .sound();
    }

    private static Reading<TrustedIssuerSettings> change(
            TrustedIssuerSettings from, Optional<String> address, Optional<Optional<String>> keySet) {
        return Reading.of(violations -> from.parseChange(
                new TrustedIssuerSettings.Input(
                        Optional.empty(), address, keySet, Optional.empty(), Optional.empty(), Optional.empty()),
                violations));
    }

    private static Reading<String> issuer(String text) {
        return Reading.of(violations -> TrustedIssuer.parseIssuer(text, "issuer", violations));
    }

    @Test
    void isAsUsualWhereNothingIsSaid() {
        TrustedIssuerSettings settings = usual();

        assertThat(settings.keys()).isEqualTo(KeySource.DISCOVERY);
        assertThat(settings.algorithms()).containsExactly(IssuerAlgorithm.RS256, IssuerAlgorithm.ES256);
        assertThat(settings.maxTokenLifetime()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.enabled()).isTrue();
        assertThat(Reading.of(violations -> settings.parseChange(NOTHING, violations))
                        .sound())
                .isEqualTo(settings);
    }

    @Test
    void reportsEveryFaultAtOnce() {
        Reading<TrustedIssuerSettings> reading = Reading.of(violations -> TrustedIssuerSettings.parse(
                new TrustedIssuerSettings.Input(
                        Optional.of(""),
                        Optional.of("http://keys.example/"),
                        Optional.empty(),
                        Optional.of(List.of()),
                        Optional.of("P367D"),
                        Optional.empty()),
                violations));

        assertThat(reading.faults())
                .containsExactlyInAnyOrder(
                        "name required",
                        "jwksUri invalid_uri",
                        "algorithms required",
                        "maxTokenLifetime invalid_duration");
    }

    @Test
    void hasItsKeysFromOnePlace() {
        TrustedIssuerSettings byAddress = change(usual(), Optional.of("https://keys.example/"), Optional.empty())
                .sound();
        TrustedIssuerSettings byValue = change(byAddress, Optional.empty(), Optional.of(Optional.of("{}")))
                .sound();

        assertThat(byAddress.keys().address()).contains("https://keys.example/");
        assertThat(byValue.keys()).isEqualTo(new KeySource(Optional.empty(), Optional.of("{}")));
        assertThat(change(byValue, Optional.of("https://keys.example/"), Optional.empty())
                        .sound()
                        .keys())
                .isEqualTo(byAddress.keys());
        assertThat(change(byValue, Optional.of(""), Optional.empty()).sound().keys())
                .as("what is not said stays")
                .isEqualTo(byValue.keys());
        assertThat(change(byValue, Optional.empty(), Optional.of(Optional.empty()))
                        .sound()
                        .keys())
                .isEqualTo(KeySource.DISCOVERY);
        assertThat(change(usual(), Optional.of("https://keys.example/"), Optional.of(Optional.of("{}")))
                        .faults())
                .containsExactly("jwks invalid_jwk");
        assertThatIllegalArgumentException().isThrownBy(() -> new KeySource(Optional.of("a"), Optional.of("b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://token.actions.githubusercontent.com",
                "https://login.microsoftonline.com/6f1c/v2.0",
                "https://oidc.eks.eu-central-1.amazonaws.com/id/ABC",
                "https://kubernetes.default.svc.cluster.local",
                "https://gitlab.example:8443",
                "http://localhost:3000",
                "http://127.0.0.1:3000/realms/a"
            })
    void isAnAddressThatNobodyOnTheWayCanChange(String text) {
        assertThat(issuer(text).sound()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example",
                "issuer.example",
                "kubernetes/serviceaccount",
                "https://user@issuer.example",
                "https://issuer.example/#a",
                "https://issuer.example/ä",
                "https://issuer.example/a b",
                "ftp://localhost/",
                "https://"
            })
    void isNothingElse(String text) {
        assertThat(issuer(text).codes()).containsExactly("invalid_uri");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void isRequired(String text) {
        assertThat(issuer(text).codes()).containsExactly("required");
    }

    @Test
    void hasALimit() {
        assertThat(issuer("https://issuer.example/" + "a".repeat(500)).codes()).containsExactly("too_long");
    }
}
