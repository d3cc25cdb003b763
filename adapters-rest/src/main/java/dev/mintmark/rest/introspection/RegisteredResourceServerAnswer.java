package dev.mintmark.rest.introspection;

import dev.mintmark.application.port.in.introspection.ManageResourceServers;
import java.time.Instant;

/** A new resource server and, this once, its secret. Not printed. */
record RegisteredResourceServerAnswer(
        String id,
        String name,
        String clientId,
        String clientSecret,
        String secretHint,
        Instant secretCreatedAt,
        Instant createdAt,
        Instant updatedAt) {

    static RegisteredResourceServerAnswer from(ManageResourceServers.IssuedCredential registered) {
        ResourceServerAnswer server = ResourceServerAnswer.from(registered.server());
        return new RegisteredResourceServerAnswer(
                server.id(),
                server.name(),
                server.clientId(),
                registered.secret().reveal(),
                server.secretHint(),
                server.secretCreatedAt(),
                server.createdAt(),
                server.updatedAt());
    }

    @Override
    public String toString() {
        return "RegisteredResourceServerAnswer(hidden)";
    }
}
