package dev.mintmark.rest.resourceserver;

import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.resourceserver.ResourceServer;
import java.time.Instant;

/**
 * A resource server (http-api §2, operators).
 *
 * @param secretHint the secret's last four characters; null while there is none, as is {@code secretCreatedAt}
 */
record ResourceServerResponse(
        String id,
        String name,
        String clientId,
        ApiResponse api,
        String secretHint,
        Instant secretCreatedAt,
        Instant createdAt,
        Instant updatedAt) {

    static ResourceServerResponse from(ResourceServer server) {
        return new ResourceServerResponse(
                server.id().toString(),
                server.name().value(),
                server.clientId().value(),
                ApiResponse.from(server),
                server.secret().map(StoredCredential::hint).orElse(null),
                server.secret().map(StoredCredential::createdAt).orElse(null),
                server.createdAt(),
                server.updatedAt());
    }
}
