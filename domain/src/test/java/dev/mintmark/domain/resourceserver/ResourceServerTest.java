package dev.mintmark.domain.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.key.SigningAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResourceServerTest {
    private static final Object OTHERS = "https://other.example";

    @Test
    void asksAboutTokensForItselfIfItIsAnApi() {
        ResourceServer server = server(Optional.of(api(false)));

        assertThat(server.isDefault()).isFalse();
        assertThat(server.mayAskAbout("https://api.example")).isTrue();
        for (Object audience : Arrays.asList(OTHERS, "https://api.example/", List.of("https://api.example"), null)) {
            assertThat(server.mayAskAbout(audience)).as("%s", audience).isFalse();
        }
    }

    @Test
    void asksAboutAllTokensIfItIsTheDefaultApiOrHasCredentialsOnly() {
        assertThat(server(Optional.of(api(true))).isDefault()).isTrue();
        assertThat(server(Optional.of(api(true))).mayAskAbout(OTHERS)).isTrue();
        assertThat(server(Optional.empty()).isDefault()).isFalse();
        assertThat(server(Optional.empty()).mayAskAbout(OTHERS)).isTrue();
    }

    private static Api api(boolean isDefault) {
        return new Api(
                new ApiIdentifier("https://api.example"),
                isDefault,
                ApiSettings.initial(SigningAlgorithm.ES256, Duration.ofMinutes(1)));
    }

    private static ResourceServer server(Optional<Api> api) {
        return ResourceServer.register(
                new ResourceServerId(new UUID(1, 1)),
                ResourceServerClientId.like(ClientId.of(new byte[ClientId.RANDOM_BYTES])),
                new DisplayName("Orders"),
                api,
                Optional.empty(),
                Instant.EPOCH);
    }
}
