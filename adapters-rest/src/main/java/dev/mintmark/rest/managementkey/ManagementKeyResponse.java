package dev.mintmark.rest.managementkey;

import dev.mintmark.domain.member.ManagementKey;
import java.time.Instant;

/**
 * A management key (http-api §2).
 *
 * @param expiresAt null if it holds until it is deleted
 * @param lastUsedAt null if it never signed in
 */
record ManagementKeyResponse(
        String id,
        String name,
        String role,
        String hint,
        String madeBy,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt) {
    static ManagementKeyResponse from(ManagementKey key) {
        return new ManagementKeyResponse(
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
