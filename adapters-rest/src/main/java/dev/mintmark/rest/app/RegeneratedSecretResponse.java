package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.ManageAppCredentials;
import java.time.Instant;

/** A new secret, this once. Not printed. */
record RegeneratedSecretResponse(String clientId, String clientSecret, Instant secretCreatedAt) {
    static RegeneratedSecretResponse from(ManageAppCredentials.Regenerated regenerated) {
        return new RegeneratedSecretResponse(
                regenerated.clientId().value(), regenerated.secret().reveal(), regenerated.secretCreatedAt());
    }

    @Override
    public String toString() {
        return "RegeneratedSecretResponse(hidden)";
    }
}
