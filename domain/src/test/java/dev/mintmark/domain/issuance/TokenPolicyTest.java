package dev.mintmark.domain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPolicyTest {
    private static final TokenPolicy POLICY =
            new TokenPolicy("https://id.example", "mintmark-api", "mintmark.api", Duration.ofMinutes(15));

    @Test
    void grantsItsScopeToARequestForItOrForNone() {
        assertThat(POLICY.grant(Optional.empty())).contains("mintmark.api");
        assertThat(POLICY.grant(Optional.of("mintmark.api"))).contains("mintmark.api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" mintmark.api", "mintmark.api ", "mintmark.api mintmark.api", "  mintmark.api  mintmark.api "})
    void readsRepeatedScopesAndOuterSpacesAsTheSameScope(String scope) {
        assertThat(POLICY.grant(Optional.of(scope))).contains("mintmark.api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "other", "Mintmark.api", "mintmark.api other", "other mintmark.api", "mintmark.api2"})
    void grantsNothingToARequestForAnythingElse(String scope) {
        assertThat(POLICY.grant(Optional.of(scope))).isEmpty();
    }
}
