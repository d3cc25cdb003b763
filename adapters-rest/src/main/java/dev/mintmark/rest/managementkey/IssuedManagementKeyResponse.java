package dev.mintmark.rest.managementkey;

import dev.mintmark.application.port.in.people.ManageManagementKeys;
import java.time.Instant;
import java.util.List;

/** A new management key and, this once, its plain text. Not printed. */
record IssuedManagementKeyResponse(
        String id,
        String name,
        String role,
        List<String> apps,
        String key,
        String hint,
        String madeBy,
        String madeByKey,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt) {
    static IssuedManagementKeyResponse from(ManageManagementKeys.Issued issued) {
        ManagementKeyResponse key = ManagementKeyResponse.from(issued.key());
        return new IssuedManagementKeyResponse(
                key.id(),
                key.name(),
                key.role(),
                key.apps(),
                issued.secret().reveal(),
                key.hint(),
                key.madeBy(),
                key.madeByKey(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt());
    }

    @Override
    public String toString() {
        return "IssuedManagementKeyResponse(hidden)";
    }
}
