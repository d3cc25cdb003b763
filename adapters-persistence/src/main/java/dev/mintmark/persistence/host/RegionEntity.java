package dev.mintmark.persistence.host;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;

/** A row of the license regions. */
@Entity
@Table(name = "license_region")
class RegionEntity {
    @Id
    @Column(name = "code")
    private String code;

    @Column(name = "name")
    private String name;

    @Column(name = "active")
    private boolean active;

    @Column(name = "active_db_code")
    private String activeDbCode;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected RegionEntity() {}

    static RegionEntity from(LicenseRegion region) {
        RegionEntity row = new RegionEntity();
        row.code = region.code().value();
        row.createdAt = Micros.of(region.createdAt());
        row.set(region);
        return row;
    }

    /** Takes over what may change, if it was changed on the stored version. */
    void change(LicenseRegion region) {
        Versions.require(version, region.version());
        set(region);
    }

    private void set(LicenseRegion region) {
        name = region.name().value();
        active = region.active();
        activeDbCode = region.activeDatabase().map(DbCode::value).orElse(null);
        updatedAt = Micros.of(region.updatedAt());
    }

    LicenseRegion toDomain() {
        return new LicenseRegion(
                new RegionCode(code),
                new DisplayName(name),
                active,
                Optional.ofNullable(activeDbCode).map(DbCode::new),
                Micros.instant(createdAt),
                Micros.instant(updatedAt),
                version);
    }
}
