package dev.mintmark.rest.introspection;

import dev.mintmark.application.port.in.introspection.ManageResourceServers;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A resource server's new secret, this once. Not printed. */
@Schema(
        name = "RegeneratedResourceServerSecret",
        description = "A resource server's new secret, which is shown this once; the old one is dead.",
        examples = """
                {
                  "clientId": "mr_7c9kx2v4n8q1w5e3r6t0y2h4jk",
                  "clientSecret": "mmr_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf2bkXT6",
                  "secretCreatedAt": "2026-11-23T10:15:30Z"
                }""")
record NewSecretAnswer(
        @Schema(implementation = Described.ResourceServerClientId.class)
        String clientId,

        @Schema(implementation = Described.ResourceServerSecret.class)
        String clientSecret,

        Instant secretCreatedAt) {
    static NewSecretAnswer from(ManageResourceServers.IssuedCredential regenerated) {
        ResourceServerAnswer server = ResourceServerAnswer.from(regenerated.server());
        return new NewSecretAnswer(server.clientId(), regenerated.secret().reveal(), server.secretCreatedAt());
    }

    @Override
    public String toString() {
        return "NewSecretAnswer(hidden)";
    }
}
