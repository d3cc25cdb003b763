package dev.mintmark.rest.resourceserver;

import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.rest.json.JsonPart;
import java.util.List;
import java.util.function.Function;

/**
 * What tokens for a resource server are like; all null for one that has credentials only, its {@code scopes} empty.
 *
 * @param isDefault whether it is meant when a request names no API
 * @param tokenLifetime as ISO 8601 writes it, such as {@code PT15M}
 */
record ApiResponse(
        String identifier,
        boolean isDefault,
        List<Scope> scopes,
        String signingAlgorithm,
        String tokenLifetime,
        String tokenType,
        String access,
        Boolean enabled,
        Boolean requireDpop)
        implements JsonPart {
    /** A scope. */
    record Scope(String name, String description) {}

    static ApiResponse from(ResourceServer server) {
        return new ApiResponse(
                server.api().map(api -> api.identifier().value()).orElse(null),
                server.isDefault(),
                server.api().map(ApiResponse::scopes).orElse(List.of()),
                of(server, settings -> settings.signingAlgorithm().code()),
                of(server, settings -> settings.tokenLifetime().toString()),
                of(server, settings -> settings.tokenType().code()),
                of(server, settings -> settings.access().code()),
                of(server, ApiSettings::enabled),
                of(server, ApiSettings::requireDpop));
    }

    private static List<Scope> scopes(Api api) {
        return api.settings().scopes().stream()
                .map(scope -> new Scope(scope.name(), scope.description()))
                .toList();
    }

    private static <T> T of(ResourceServer server, Function<ApiSettings, T> value) {
        return server.api().map(Api::settings).map(value).orElse(null);
    }
}
