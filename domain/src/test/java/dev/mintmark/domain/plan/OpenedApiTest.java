package dev.mintmark.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Reading;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ApiIdentifier;
import dev.mintmark.domain.resourceserver.ApiScope;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.resourceserver.TokenType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenedApiTest {
    private static final ResourceServerId ORDERS = new ResourceServerId(new UUID(1, 1));
    private static final ResourceServerId BILLS = new ResourceServerId(new UUID(1, 2));
    private static final Map<ResourceServerId, Api> APIS =
            Map.of(ORDERS, api("https://orders.example", "read", "write"), BILLS, api("https://bills.example"));

    @Test
    void readsApisAndTheirScopesInOrder() {
        assertThat(read(input(ORDERS, "write", "read"), input(BILLS)).sound())
                .containsExactly(new OpenedApi(ORDERS, List.of("write", "read")), new OpenedApi(BILLS, List.of()));
        assertThat(read().sound()).isEmpty();
    }

    @Test
    void reportsEveryFaultAtItsPlace() {
        assertThat(read(
                                new OpenedApi.Input(null, Optional.empty()),
                                new OpenedApi.Input("orders", Optional.of(List.of())),
                                input(new ResourceServerId(new UUID(1, 3)), "read"),
                                input(ORDERS, "read", "delete", "read"),
                                new OpenedApi.Input(BILLS.toString(), Optional.empty()))
                        .faults())
                .containsExactly(
                        "apis[0].scopes required",
                        "apis[0].resourceServer required",
                        "apis[1].resourceServer resource_server_not_found",
                        "apis[2].resourceServer resource_server_not_found",
                        "apis[3].scopes[1] unknown_scope",
                        "apis[3].scopes[2] duplicate_scope",
                        "apis[4].scopes required");
    }

    @Test
    void listsAnApiOnce() {
        assertThat(read(input(ORDERS, "read"), input(BILLS), input(ORDERS, "write"))
                        .faults())
                .containsExactly("apis[2].resourceServer duplicate_resource_server");
    }

    private static OpenedApi.Input input(ResourceServerId api, String... scopes) {
        return new OpenedApi.Input(api.toString(), Optional.of(List.of(scopes)));
    }

    private static Reading<List<OpenedApi>> read(OpenedApi.Input... inputs) {
        return Reading.of(violations ->
                OpenedApi.parseList(List.of(inputs), id -> Optional.ofNullable(APIS.get(id)), "apis", violations));
    }

    private static Api api(String identifier, String... scopes) {
        return new Api(
                new ApiIdentifier(identifier),
                false,
                new ApiSettings(
                        List.of(scopes).stream()
                                .map(name -> new ApiScope(name, ""))
                                .toList(),
                        SigningAlgorithm.ES256,
                        Duration.ofMinutes(1),
                        TokenType.AT_JWT,
                        ApiAccess.BY_PLAN,
                        true,
                        false));
    }
}
