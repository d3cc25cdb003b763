package dev.mintmark.rest.managementkey;

import dev.mintmark.application.port.in.managementkey.ManageManagementKeys;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new management key and, this once, its plain text. Not printed. */
@Schema(description = "A new management key, which is shown this once.", examples = """
                {
                  "id": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "name": "Deployment",
                  "role": "tenant-admin",
                  "key": "mmk_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf09ySpR",
                  "hint": "ySpR",
                  "madeBy": "019392b3-0b1c-7d2e-8f3a-4b5c6d7e8f90",
                  "createdAt": "2026-11-23T10:15:30Z",
                  "expiresAt": null,
                  "lastUsedAt": null
                }""")
record IssuedManagementKeyAnswer(
        @Schema(implementation = Described.Id.class) String id,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(implementation = Described.Role.class) String role,

        @Schema(implementation = Described.ManagementKey.class)
        String key,

        @Schema(description = "The last four characters.", minLength = 4, maxLength = 4)
        String hint,

        @Schema(implementation = Described.Id.class) String madeBy,
        Instant createdAt,
        @Schema(nullable = true) Instant expiresAt,
        @Schema(nullable = true) Instant lastUsedAt) {
    static IssuedManagementKeyAnswer from(ManageManagementKeys.Issued issued) {
        ManagementKeyAnswer key = ManagementKeyAnswer.from(issued.key());
        return new IssuedManagementKeyAnswer(
                key.id(),
                key.name(),
                key.role(),
                issued.secret().reveal(),
                key.hint(),
                key.madeBy(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt());
    }

    @Override
    public String toString() {
        return "IssuedManagementKeyAnswer(hidden)";
    }
}
