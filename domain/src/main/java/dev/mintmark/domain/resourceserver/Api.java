package dev.mintmark.domain.resourceserver;

import java.util.Objects;

/**
 * What a token may be for (rules §10).
 *
 * @param identifier never changes, but for the default API's, which follows the configuration
 * @param isDefault whether it is meant when a request names none; one of the installation is
 */
public record Api(ApiIdentifier identifier, boolean isDefault, ApiSettings settings) {
    /** Checks that nothing is null, and that the default API is enabled. */
    public Api {
        Objects.requireNonNull(identifier);
        Objects.requireNonNull(settings);
        if (isDefault && !settings.enabled()) {
            throw new IllegalArgumentException("the default API cannot be disabled");
        }
    }

    /** The API with other settings. */
    public Api with(ApiSettings newSettings) {
        return new Api(identifier, isDefault, newSettings);
    }
}
