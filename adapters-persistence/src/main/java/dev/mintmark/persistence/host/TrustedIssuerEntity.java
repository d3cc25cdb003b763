package dev.mintmark.persistence.host;

import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.federation.TrustedIssuerSettings;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A row of the trusted issuers. */
@Entity
@Table(name = "trusted_issuer")
class TrustedIssuerEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "name")
    private String name;

    @Column(name = "issuer", updatable = false)
    private String issuer;

    @Column(name = "jwks_uri")
    private String jwksUri;

    @Column(name = "jwks")
    private String jwks;

    @Column(name = "algorithms")
    private String algorithms;

    /** In seconds. */
    @Column(name = "max_token_lifetime")
    private long maxTokenLifetime;

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected TrustedIssuerEntity() {}

    static TrustedIssuerEntity from(TrustedIssuer issuer) {
        TrustedIssuerEntity row = new TrustedIssuerEntity();
        row.id = issuer.id().value();
        row.issuer = issuer.issuer();
        row.createdAt = Micros.of(issuer.createdAt());
        row.set(issuer);
        return row;
    }

    /** Takes over what may change, if it was changed on the stored version. */
    void change(TrustedIssuer changed) {
        requireVersionOf(changed);
        set(changed);
    }

    /**
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} unless this row is what the issuer was read from
     */
    void requireVersionOf(TrustedIssuer read) {
        Versions.require(version, read.version());
    }

    private void set(TrustedIssuer changed) {
        TrustedIssuerSettings settings = changed.settings();
        name = settings.name().value();
        jwksUri = settings.keys().address().orElse(null);
        jwks = settings.keys().keySet().orElse(null);
        algorithms = TrustedIssuerColumns.algorithms(settings.algorithms());
        maxTokenLifetime = settings.maxTokenLifetime().toSeconds();
        enabled = settings.enabled();
        updatedAt = Micros.of(changed.updatedAt());
    }

    TrustedIssuer toDomain() {
        return new TrustedIssuer(
                new TrustedIssuerId(id),
                issuer,
                TrustedIssuerColumns.settings(name, jwksUri, jwks, algorithms, maxTokenLifetime, enabled),
                Micros.instant(createdAt),
                Micros.instant(updatedAt),
                version);
    }
}
