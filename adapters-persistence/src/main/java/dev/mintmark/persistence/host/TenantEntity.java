package dev.mintmark.persistence.host;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoredSecrets;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A row of the tenants. */
@Entity
@Table(name = "tenant")
class TenantEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "name")
    private String name;

    /** By what the name is searched: {@link DisplayName#keyOf}. */
    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "status")
    private String status;

    @Column(name = "app_limit")
    private int appLimit;

    @Column(name = "plan_policy")
    private String planPolicy;

    @Column(name = "second_factor")
    private String secondFactor;

    @Column(name = "secret_max_age")
    private Long secretMaxAge;

    @Column(name = "secret_max_age_set_at")
    private Long secretMaxAgeSetAt;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected TenantEntity() {}

    static TenantEntity from(Tenant tenant) {
        TenantEntity row = new TenantEntity();
        row.id = tenant.id().value();
        row.createdAt = Micros.of(tenant.createdAt());
        row.set(tenant);
        return row;
    }

    /** Takes over what may change, if it was changed on the stored version. */
    void change(Tenant tenant) {
        Versions.require(version, tenant.version());
        set(tenant);
    }

    private void set(Tenant tenant) {
        name = tenant.name().value();
        nameKey = DisplayName.keyOf(name);
        status = tenant.status().code();
        appLimit = tenant.appLimit();
        planPolicy = tenant.planPolicy().code();
        secondFactor = tenant.secondFactor().code();
        secretMaxAge = tenant.secretAge().map(age -> age.max().toSeconds()).orElse(null);
        secretMaxAgeSetAt =
                Micros.ofNullable(tenant.secretAge().map(SecretAge::setAt).orElse(null));
        updatedAt = Micros.of(tenant.updatedAt());
    }

    Tenant toDomain() {
        return new Tenant(
                new TenantId(id),
                new DisplayName(name),
                Coded.find(TenantStatus.class, status).orElseThrow(),
                appLimit,
                Coded.find(PlanPolicy.class, planPolicy).orElseThrow(),
                StoredSecrets.age(secretMaxAge, secretMaxAgeSetAt),
                Coded.find(SecondFactorPolicy.class, secondFactor).orElseThrow(),
                Micros.instant(createdAt),
                Micros.instant(updatedAt),
                version);
    }
}
