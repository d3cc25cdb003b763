package dev.mintmark.persistence.host;

import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A row of the region databases. */
@Entity
@Table(name = "region_database")
class DatabaseEntity {
    @Id
    @Column(name = "db_code")
    private String dbCode;

    @Column(name = "region_code", updatable = false)
    private String regionCode;

    @Column(name = "description")
    private String description;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected DatabaseEntity() {}

    static DatabaseEntity from(RegionDatabase database) {
        DatabaseEntity row = new DatabaseEntity();
        row.dbCode = database.dbCode().value();
        row.regionCode = database.region().value();
        row.createdAt = Micros.of(database.createdAt());
        row.set(database);
        return row;
    }

    /** Takes over what may change, if it was changed on the stored version. */
    void change(RegionDatabase database) {
        Versions.require(version, database.version());
        set(database);
    }

    private void set(RegionDatabase database) {
        description = database.description();
        updatedAt = Micros.of(database.updatedAt());
    }

    boolean isOf(RegionCode region) {
        return regionCode.equals(region.value());
    }

    RegionDatabase toDomain() {
        return new RegionDatabase(
                new DbCode(dbCode),
                new RegionCode(regionCode),
                description,
                Micros.instant(createdAt),
                Micros.instant(updatedAt),
                version);
    }
}
