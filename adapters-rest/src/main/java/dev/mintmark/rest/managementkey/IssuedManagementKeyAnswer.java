package dev.mintmark.rest.managementkey;

import dev.mintmark.application.port.in.managementkey.ManageManagementKeys;
import java.time.Instant;

/** A new management key and, this once, its plain text. Not printed. */
record IssuedManagementKeyAnswer(
        String id,
        String name,
        String role,
        String key,
        String hint,
        String madeBy,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt) {
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
