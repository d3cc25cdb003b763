package dev.mintmark.rest.managementkey;

import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A management key (http-api §2).
 *
 * @param expiresAt null if it holds until it is deleted
 * @param lastUsedAt null if it never signed in
 */
@Schema(description = "A key by which automation signs in.", examples = """
                {
                  "id": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "name": "Deployment",
                  "role": "tenant-admin",
                  "hint": "ySpR",
                  "madeBy": "019392b3-0b1c-7d2e-8f3a-4b5c6d7e8f90",
                  "createdAt": "2026-11-23T10:15:30Z",
                  "expiresAt": null,
                  "lastUsedAt": null
                }""")
record ManagementKeyAnswer(
        @Schema(implementation = Described.Id.class) String id,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(implementation = Described.Role.class) String role,

        @Schema(description = "The last four characters.", minLength = 4, maxLength = 4)
        String hint,

        @Schema(implementation = Described.Id.class) String madeBy,
        Instant createdAt,
        @Schema(nullable = true) Instant expiresAt,
        @Schema(nullable = true) Instant lastUsedAt) {
    static ManagementKeyAnswer from(ManagementKey key) {
        return new ManagementKeyAnswer(
                key.id().toString(),
                key.name().value(),
                key.role().code(),
                key.hint(),
                key.maker().toString(),
                key.createdAt(),
                key.expiresAt().orElse(null),
                key.lastUsedAt().orElse(null));
    }
}
