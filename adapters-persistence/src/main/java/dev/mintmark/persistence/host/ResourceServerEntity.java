package dev.mintmark.persistence.host;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.introspection.ResourceServer;
import dev.mintmark.domain.introspection.ResourceServerClientId;
import dev.mintmark.domain.introspection.ResourceServerId;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoredSecrets;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A row of the resource servers. */
@Entity
@Table(name = "resource_server")
class ResourceServerEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "client_id", updatable = false)
    private String clientId;

    @Column(name = "name")
    private String name;

    @Column(name = "secret_digest")
    private String secretDigest;

    @Column(name = "secret_hint")
    private String secretHint;

    @Column(name = "secret_created_at")
    private Long secretCreatedAt;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected ResourceServerEntity() {}

    static ResourceServerEntity from(ResourceServer server) {
        ResourceServerEntity row = new ResourceServerEntity();
        row.id = server.id().value();
        row.clientId = server.clientId().value();
        row.createdAt = Micros.of(server.createdAt());
        row.set(server);
        return row;
    }

    /** Takes over what may change, if it was changed on the stored version. */
    void change(ResourceServer server) {
        requireVersionOf(server);
        set(server);
    }

    /**
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} unless this row is what the server was read from
     */
    void requireVersionOf(ResourceServer server) {
        Versions.require(version, server.version());
    }

    private void set(ResourceServer server) {
        name = server.name().value();
        secretDigest = server.secret().map(secret -> secret.digest().hex()).orElse(null);
        secretHint = server.secret().map(StoredCredential::hint).orElse(null);
        secretCreatedAt = Micros.ofNullable(
                server.secret().map(StoredCredential::createdAt).orElse(null));
        updatedAt = Micros.of(server.updatedAt());
    }

    ResourceServer toDomain() {
        return new ResourceServer(
                new ResourceServerId(id),
                new ResourceServerClientId(clientId),
                new DisplayName(name),
                StoredSecrets.read(secretDigest, secretHint, secretCreatedAt),
                Micros.instant(createdAt),
                Micros.instant(updatedAt),
                version);
    }
}
