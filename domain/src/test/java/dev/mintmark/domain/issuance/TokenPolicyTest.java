package dev.mintmark.domain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ApiScope;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.TokenType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenPolicyTest {
    private static final TokenPolicy POLICY = new TokenPolicy(
            "https://id.example", "mintmark-api", "mintmark.api", SigningAlgorithm.RS256, Duration.ofMinutes(15));

    @Test
    void makesTheDefaultApiOutOfTheConfiguration() {
        ApiSettings settings = POLICY.follow(POLICY.initialSettings());

        assertThat(POLICY.identifier().value()).isEqualTo("mintmark-api");
        assertThat(settings)
                .isEqualTo(new ApiSettings(
                        List.of(new ApiScope("mintmark.api", "")),
                        SigningAlgorithm.RS256,
                        Duration.ofMinutes(15),
                        TokenType.AT_JWT,
                        ApiAccess.OPEN,
                        true,
                        false));
    }

    @Test
    void leavesToOperatorsWhatTheConfigurationDoesNotSay() {
        ApiSettings stored = new ApiSettings(
                List.of(new ApiScope("old", "Everything")),
                SigningAlgorithm.ES256,
                Duration.ofHours(1),
                TokenType.JWT,
                ApiAccess.BY_PLAN,
                true,
                false);

        assertThat(POLICY.follow(stored))
                .isEqualTo(new ApiSettings(
                        List.of(new ApiScope("mintmark.api", "")),
                        SigningAlgorithm.RS256,
                        Duration.ofMinutes(15),
                        TokenType.JWT,
                        ApiAccess.BY_PLAN,
                        true,
                        false));
        assertThat(POLICY.follow(POLICY.follow(stored))).isEqualTo(POLICY.follow(stored));
    }
}
