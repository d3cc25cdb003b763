package dev.mintmark.rest.resourceserver;

import dev.mintmark.application.port.in.host.ManageResourceServers;
import java.time.Instant;

/** A resource server's new secret, this once. Not printed. */
record NewSecretResponse(String clientId, String clientSecret, Instant secretCreatedAt) {
    static NewSecretResponse from(ManageResourceServers.IssuedCredential regenerated) {
        ResourceServerResponse server = ResourceServerResponse.from(regenerated.server());
        return new NewSecretResponse(server.clientId(), regenerated.secret().reveal(), server.secretCreatedAt());
    }

    @Override
    public String toString() {
        return "NewSecretResponse(hidden)";
    }
}
