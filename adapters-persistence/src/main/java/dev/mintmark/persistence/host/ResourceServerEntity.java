package dev.mintmark.persistence.host;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ApiIdentifier;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.resourceserver.TokenType;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoredSecrets;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.Optional;
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

    @Column(name = "identifier")
    private String identifier;

    /** True or null: unique, so that one is the default API. */
    @Column(name = "is_default", updatable = false)
    private Boolean isDefault;

    @Column(name = "scopes")
    private String scopes;

    @Column(name = "scope_descriptions")
    private String scopeDescriptions;

    @Enumerated(EnumType.STRING)
    @Column(name = "signing_algorithm")
    private SigningAlgorithm signingAlgorithm;

    /** In seconds. */
    @Column(name = "token_lifetime")
    private Long tokenLifetime;

    @Column(name = "token_type")
    private String tokenType;

    @Column(name = "access")
    private String access;

    @Column(name = "enabled")
    private Boolean enabled;

    @Column(name = "require_dpop")
    private boolean requireDpop;

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
        row.isDefault = server.isDefault() ? true : null;
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
        server.api().ifPresent(this::set);
        secretDigest = server.secret().map(secret -> secret.digest().hex()).orElse(null);
        secretHint = server.secret().map(StoredCredential::hint).orElse(null);
        secretCreatedAt = Micros.ofNullable(
                server.secret().map(StoredCredential::createdAt).orElse(null));
        updatedAt = Micros.of(server.updatedAt());
    }

    private void set(Api api) {
        ApiSettings settings = api.settings();
        identifier = api.identifier().value();
        scopes = ScopeTexts.column(settings.scopeNames());
        scopeDescriptions = ScopeTexts.descriptions(settings.scopes());
        signingAlgorithm = settings.signingAlgorithm();
        tokenLifetime = settings.tokenLifetime().toSeconds();
        tokenType = settings.tokenType().code();
        access = settings.access().code();
        enabled = settings.enabled();
        requireDpop = settings.requireDpop();
    }

    private Optional<Api> api() {
        return Optional.ofNullable(identifier)
                .map(text -> new Api(
                        new ApiIdentifier(text),
                        isDefault != null,
                        new ApiSettings(
                                ScopeTexts.read(scopes, scopeDescriptions),
                                signingAlgorithm,
                                Duration.ofSeconds(tokenLifetime),
                                Coded.find(TokenType.class, tokenType).orElseThrow(),
                                Coded.find(ApiAccess.class, access).orElseThrow(),
                                enabled,
                                requireDpop)));
    }

    ResourceServer toDomain() {
        return new ResourceServer(
                new ResourceServerId(id),
                new ResourceServerClientId(clientId),
                new DisplayName(name),
                api(),
                StoredSecrets.read(secretDigest, secretHint, secretCreatedAt),
                Micros.instant(createdAt),
                Micros.instant(updatedAt),
                version);
    }
}
