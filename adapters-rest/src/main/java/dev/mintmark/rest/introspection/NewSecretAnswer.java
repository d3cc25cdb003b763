package dev.mintmark.rest.introspection;

import dev.mintmark.application.port.in.introspection.ManageResourceServers;
import java.time.Instant;

/** A resource server's new secret, this once. Not printed. */
record NewSecretAnswer(String clientId, String clientSecret, Instant secretCreatedAt) {
    static NewSecretAnswer from(ManageResourceServers.IssuedCredential regenerated) {
        ResourceServerAnswer server = ResourceServerAnswer.from(regenerated.server());
        return new NewSecretAnswer(server.clientId(), regenerated.secret().reveal(), server.secretCreatedAt());
    }

    @Override
    public String toString() {
        return "NewSecretAnswer(hidden)";
    }
}
