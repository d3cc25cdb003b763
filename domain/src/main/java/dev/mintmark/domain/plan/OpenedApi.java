package dev.mintmark.domain.plan;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An API that a plan opens to the apps that hold it (rules §4, §10).
 *
 * @param scopes that it opens; those that the API has no more open nothing
 */
public record OpenedApi(ResourceServerId api, List<String> scopes) {
    public OpenedApi {
        scopes = List.copyOf(scopes);
    }

    /**
     * An API and scopes as somebody typed them, not checked.
     *
     * @param resourceServer the API's id; null where it is missing
     * @param scopes empty where none was given
     */
    public record Input(String resourceServer, Optional<List<String>> scopes) {}

    /**
     * Reads a list; reports every faulty entry at its index: {@code required}, {@code resource_server_not_found},
     * {@code duplicate_resource_server}, {@code unknown_scope}, {@code duplicate_scope}.
     *
     * @param apis the API with an id; empty if there is none
     */
    public static Optional<List<OpenedApi>> parseList(
            List<Input> inputs, Function<ResourceServerId, Optional<Api>> apis, String field, Violations violations) {
        List<OpenedApi> opened = new ArrayList<>();
        Set<ResourceServerId> seen = new HashSet<>();
        for (int i = 0; i < inputs.size(); i++) {
            String entry = field + "[" + i + "]";
            Optional<OpenedApi> one = parse(inputs.get(i), apis, entry, violations);
            if (one.isPresent() && !seen.add(one.get().api)) {
                violations.add(entry + ".resourceServer", Fault.DUPLICATE_RESOURCE_SERVER);
            } else {
                one.ifPresent(opened::add);
            }
        }
        return opened.size() == inputs.size() ? Optional.of(List.copyOf(opened)) : Optional.empty();
    }

    private static Optional<OpenedApi> parse(
            Input input, Function<ResourceServerId, Optional<Api>> apis, String entry, Violations violations) {
        if (input.scopes.isEmpty()) {
            violations.add(entry + ".scopes", Fault.REQUIRED);
        }
        if (input.resourceServer == null || input.resourceServer.isEmpty()) {
            violations.add(entry + ".resourceServer", Fault.REQUIRED);
            return Optional.empty();
        }
        Optional<ResourceServerId> id = ResourceServerId.parse(input.resourceServer);
        Optional<Api> api = id.flatMap(apis);
        if (api.isEmpty()) {
            violations.add(entry + ".resourceServer", Fault.RESOURCE_SERVER_NOT_FOUND);
            return Optional.empty();
        }
        return input.scopes
                .filter(scopes -> areScopesOf(api.get(), scopes, entry + ".scopes", violations))
                .map(scopes -> new OpenedApi(id.get(), scopes));
    }

    private static boolean areScopesOf(Api api, List<String> scopes, String field, Violations violations) {
        List<String> known = api.settings().scopeNames();
        Set<String> seen = new HashSet<>();
        boolean sound = true;
        for (int i = 0; i < scopes.size(); i++) {
            String entry = field + "[" + i + "]";
            if (!known.contains(scopes.get(i))) {
                violations.add(entry, Fault.UNKNOWN_SCOPE);
                sound = false;
            } else if (!seen.add(scopes.get(i))) {
                violations.add(entry, Fault.DUPLICATE_SCOPE);
                sound = false;
            }
        }
        return sound;
    }
}
