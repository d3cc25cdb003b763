package dev.mintmark.persistence.app;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.persistence.store.Micros;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of the replaced secrets' digests. The schema deletes it with its app. */
@Entity
@Table(name = "replaced_secret")
class ReplacedSecretEntity {
    @Id
    @Column(name = "digest")
    private String digest;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "replaced_at")
    private long replacedAt;

    protected ReplacedSecretEntity() {}

    static ReplacedSecretEntity from(AppId app, SecretDigest digest, Instant replacedAt) {
        ReplacedSecretEntity row = new ReplacedSecretEntity();
        row.digest = digest.hex();
        row.appId = app.value();
        row.replacedAt = Micros.of(replacedAt);
        return row;
    }
}
