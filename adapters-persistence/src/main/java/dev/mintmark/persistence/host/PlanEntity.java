package dev.mintmark.persistence.host;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;

/** A row of the plans. */
@Entity
@Table(name = "plan")
class PlanEntity {
    @Id
    @Column(name = "code")
    private String code;

    @Column(name = "name")
    private String name;

    @Embedded
    private LimitColumns limits;

    @Column(name = "revision")
    private int revision;

    @Column(name = "status")
    private String status;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected PlanEntity() {}

    static PlanEntity from(Plan plan) {
        PlanEntity row = new PlanEntity();
        row.code = plan.code().value();
        row.createdAt = Micros.of(plan.createdAt());
        row.set(plan);
        return row;
    }

    /** Takes over what may change, if it was changed on the stored version. */
    void change(Plan plan) {
        Versions.require(version, plan.version());
        set(plan);
    }

    private void set(Plan plan) {
        name = plan.name().value();
        limits = LimitColumns.of(plan.limits());
        revision = plan.revision();
        status = plan.status().code();
        updatedAt = Micros.of(plan.updatedAt());
    }

    String code() {
        return code;
    }

    Plan toDomain(List<OpenedApi> apis) {
        return new Plan(
                new PlanCode(code),
                new DisplayName(name),
                LimitColumns.toDomain(limits),
                revision,
                Coded.find(PlanStatus.class, status).orElseThrow(),
                apis,
                Micros.instant(createdAt),
                Micros.instant(updatedAt),
                version);
    }
}
