package dev.mintmark.rest.introspection;

import dev.mintmark.application.port.in.introspection.ManageResourceServers;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new resource server and, this once, its secret. Not printed. */
@Schema(description = "A new resource server and its secret, which is shown this once.", examples = """
                {
                  "id": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "name": "Documents API",
                  "clientId": "mr_7c9kx2v4n8q1w5e3r6t0y2h4jk",
                  "clientSecret": "mmr_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf2bkXT6",
                  "secretHint": "kXT6",
                  "secretCreatedAt": "2026-11-23T10:15:30Z",
                  "createdAt": "2026-11-23T10:15:30Z",
                  "updatedAt": "2026-11-23T10:15:30Z"
                }""")
record RegisteredResourceServerAnswer(
        @Schema(implementation = Described.Id.class) String id,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(implementation = Described.ResourceServerClientId.class)
        String clientId,

        @Schema(implementation = Described.ResourceServerSecret.class)
        String clientSecret,

        @Schema(nullable = true, description = "The last four characters.", minLength = 4, maxLength = 4)
        String secretHint,

        @Schema(nullable = true) Instant secretCreatedAt,
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
