package dev.mintmark.application.service.host;

import dev.mintmark.application.port.in.host.ManageResourceServers.Change;
import dev.mintmark.application.port.in.host.ManageResourceServers.Registration;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiIdentifier;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import java.util.Optional;

/** Reads what operators ask of an API, and reports every violation. */
final class ApiRequests {
    private static final String WITHOUT_IDENTIFIER =
            "This resource server has credentials only: register an API, with an identifier, to set this.";
    private static final String CONFIGURED = "The default API follows the configuration of this service; set it there.";

    private ApiRequests() {}

    /** The new API; empty where credentials only are wanted. */
    static Optional<Api> register(Registration wanted, ApiSettings initial, Violations violations) {
        boolean isApi = wanted.identifier().isPresent() || !wanted.settings().equals(ApiSettings.Input.NONE);
        if (!isApi) {
            return Optional.empty();
        }
        Optional<ApiIdentifier> identifier =
                ApiIdentifier.parse(wanted.identifier().orElse(null), "identifier", violations);
        Optional<ApiSettings> settings = initial.parseChange(wanted.settings(), violations);
        return identifier.flatMap(id -> settings.map(given -> new Api(id, false, given)));
    }

    /** The changed API; empty where there is none. */
    static Optional<Api> change(ResourceServer server, Change change, Violations violations) {
        change.readOnlyFields().forEach(field -> violations.add(field, Fault.READ_ONLY_FIELD));
        ApiSettings.Input given = change.settings();
        if (server.api().isEmpty()) {
            refuse(given.scopes(), "scopes", WITHOUT_IDENTIFIER, violations);
            refuse(given.signingAlgorithm(), "signingAlgorithm", WITHOUT_IDENTIFIER, violations);
            refuse(given.tokenLifetime(), "tokenLifetime", WITHOUT_IDENTIFIER, violations);
            refuse(given.tokenType(), "tokenType", WITHOUT_IDENTIFIER, violations);
            refuse(given.access(), "access", WITHOUT_IDENTIFIER, violations);
            refuse(given.enabled(), "enabled", WITHOUT_IDENTIFIER, violations);
            refuse(given.requireDpop(), "requireDpop", WITHOUT_IDENTIFIER, violations);
            return Optional.empty();
        }
        Api api = server.api().get();
        if (api.isDefault()) {
            refuse(given.scopes(), "scopes", CONFIGURED, violations);
            refuse(given.signingAlgorithm(), "signingAlgorithm", CONFIGURED, violations);
            refuse(given.tokenLifetime(), "tokenLifetime", CONFIGURED, violations);
            return Optional.of(api.with(new ApiSettings(
                    api.settings().scopes(),
                    api.settings().signingAlgorithm(),
                    api.settings().tokenLifetime(),
                    given.tokenType().orElse(api.settings().tokenType()),
                    given.access().orElse(api.settings().access()),
                    true,
                    given.requireDpop().orElse(api.settings().requireDpop()))));
        }
        return api.settings().parseChange(given, violations).map(api::with);
    }

    /** @throws RuleBroken {@code default_api} if the change disables the default API */
    static void requireDefaultStaysEnabled(ResourceServer server, Change change) {
        if (server.isDefault() && !change.settings().enabled().orElse(true)) {
            throw new RuleBroken(Refusal.DEFAULT_API);
        }
    }

    private static void refuse(Optional<?> given, String field, String why, Violations violations) {
        given.ifPresent(value -> violations.add(field, Fault.READ_ONLY_FIELD, why));
    }
}
