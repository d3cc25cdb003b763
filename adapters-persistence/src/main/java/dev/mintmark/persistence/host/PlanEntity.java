package dev.mintmark.persistence.host;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.EnumMap;
import java.util.Map;

/** A row of the plans. */
@Entity
@Table(name = "plan")
class PlanEntity {
    @Id
    @Column(name = "code")
    private String code;

    @Column(name = "name")
    private String name;

    @Column(name = "per_document")
    private Long perDocument;

    @Column(name = "per_hour")
    private Long perHour;

    @Column(name = "per_day")
    private Long perDay;

    @Column(name = "per_week")
    private Long perWeek;

    @Column(name = "per_month")
    private Long perMonth;

    @Column(name = "requests_per_minute")
    private Long requestsPerMinute;

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
        Map<Limit, Long> limits = plan.limits().asMap();
        name = plan.name().value();
        perDocument = limits.get(Limit.PER_DOCUMENT);
        perHour = limits.get(Limit.PER_HOUR);
        perDay = limits.get(Limit.PER_DAY);
        perWeek = limits.get(Limit.PER_WEEK);
        perMonth = limits.get(Limit.PER_MONTH);
        requestsPerMinute = limits.get(Limit.REQUESTS_PER_MINUTE);
        revision = plan.revision();
        status = plan.status().code();
        updatedAt = Micros.of(plan.updatedAt());
    }

    Plan toDomain() {
        EnumMap<Limit, Long> limits = new EnumMap<>(Limit.class);
        limits.put(Limit.PER_DOCUMENT, perDocument);
        limits.put(Limit.PER_HOUR, perHour);
        limits.put(Limit.PER_DAY, perDay);
        limits.put(Limit.PER_WEEK, perWeek);
        limits.put(Limit.PER_MONTH, perMonth);
        limits.put(Limit.REQUESTS_PER_MINUTE, requestsPerMinute);
        limits.values().removeIf(value -> value == null);
        return new Plan(
                new PlanCode(code),
                new DisplayName(name),
                Limits.of(limits),
                revision,
                Coded.find(PlanStatus.class, status).orElseThrow(),
                Micros.instant(createdAt),
                Micros.instant(updatedAt),
                version);
    }
}
