package dev.mintmark.rest.managementkey;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import java.time.Instant;
import java.util.List;

/**
 * A management key (http-api §2).
 *
 * @param apps the ids of the apps that it was made for; null for all that its role allows
 * @param madeByKey the key that made it; null if the member did
 * @param lastUsedAt null if it never signed in
 */
record ManagementKeyResponse(
        String id,
        String name,
        String role,
        List<String> apps,
        String hint,
        String madeBy,
        String madeByKey,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt) {
    static ManagementKeyResponse from(ManagementKey key) {
        return new ManagementKeyResponse(
                key.id().toString(),
                key.name().value(),
                key.role().code(),
                key.onlyApps()
                        .map(apps -> apps.stream().map(AppId::toString).sorted().toList())
                        .orElse(null),
                key.hint(),
                key.maker().toString(),
                key.madeByKey().map(ManagementKeyId::toString).orElse(null),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt().orElse(null));
    }
}
