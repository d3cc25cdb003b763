package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.ManageAppCredentials;
import java.time.Instant;

/**
 * A new secret, this once. Not printed.
 *
 * @param previousSecretExpiresAt null if the replaced secret is dead
 */
record RegeneratedSecretResponse(
        String clientId, String clientSecret, Instant secretCreatedAt, Instant previousSecretExpiresAt) {
    static RegeneratedSecretResponse from(ManageAppCredentials.Regenerated regenerated) {
        return new RegeneratedSecretResponse(
                regenerated.clientId().value(),
                regenerated.secret().reveal(),
                regenerated.secretCreatedAt(),
                regenerated.previousSecretExpiresAt().orElse(null));
    }

    @Override
    public String toString() {
        return "RegeneratedSecretResponse(hidden)";
    }
}
