package dev.mintmark.rest.resourceserver;

import dev.mintmark.application.port.in.host.ManageResourceServers;
import java.time.Instant;

/** A new resource server and, this once, its secret. Not printed. */
record RegisteredResourceServerResponse(
        String id,
        String name,
        String clientId,
        String clientSecret,
        ApiResponse api,
        String secretHint,
        Instant secretCreatedAt,
        Instant createdAt,
        Instant updatedAt) {

    static RegisteredResourceServerResponse from(ManageResourceServers.IssuedCredential registered) {
        ResourceServerResponse server = ResourceServerResponse.from(registered.server());
        return new RegisteredResourceServerResponse(
                server.id(),
                server.name(),
                server.clientId(),
                registered.secret().reveal(),
                server.api(),
                server.secretHint(),
                server.secretCreatedAt(),
                server.createdAt(),
                server.updatedAt());
    }

    @Override
    public String toString() {
        return "RegisteredResourceServerResponse(hidden)";
    }
}
