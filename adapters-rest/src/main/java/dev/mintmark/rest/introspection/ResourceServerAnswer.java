package dev.mintmark.rest.introspection;

import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.introspection.ResourceServer;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A resource server (http-api §2, operators).
 *
 * @param secretHint the secret's last four characters; null after it was revoked, as is {@code secretCreatedAt}
 */
@Schema(description = "A resource server: it may introspect the tokens of every tenant.", examples = """
                {
                  "id": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "name": "Documents API",
                  "clientId": "mr_7c9kx2v4n8q1w5e3r6t0y2h4jk",
                  "secretHint": "kXT6",
                  "secretCreatedAt": "2026-11-23T10:15:30Z",
                  "createdAt": "2026-11-23T10:15:30Z",
                  "updatedAt": "2026-11-23T10:15:30Z"
                }""")
record ResourceServerAnswer(
        @Schema(implementation = Described.Id.class) String id,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(implementation = Described.ResourceServerClientId.class)
        String clientId,

        @Schema(nullable = true, description = "The last four characters.", minLength = 4, maxLength = 4)
        String secretHint,

        @Schema(nullable = true) Instant secretCreatedAt,
        Instant createdAt,
        Instant updatedAt) {

    static ResourceServerAnswer from(ResourceServer server) {
        return new ResourceServerAnswer(
                server.id().toString(),
                server.name().value(),
                server.clientId().value(),
                server.secret().map(StoredCredential::hint).orElse(null),
                server.secret().map(StoredCredential::createdAt).orElse(null),
                server.createdAt(),
                server.updatedAt());
    }
}
