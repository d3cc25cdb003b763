package dev.mintmark.domain.region;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.time.Instant;
import java.util.Optional;

/**
 * A host-managed license region (rules §3). It points to its active database, so it cannot have two.
 *
 * @param activeDatabase the one database that new apps are stamped with; empty if none is active
 * @param version grows with each stored change; for optimistic locking
 */
public record LicenseRegion(
        RegionCode code,
        DisplayName name,
        boolean active,
        Optional<DbCode> activeDatabase,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** A new region without a database. */
    public static LicenseRegion create(RegionCode code, DisplayName name, boolean active, Instant now) {
        return new LicenseRegion(code, name, active, Optional.empty(), now, now, 1);
    }

    /** The region with another name and state. Apps that carry it are not touched. */
    public LicenseRegion with(DisplayName newName, boolean nowActive, Instant now) {
        return new LicenseRegion(code, newName, nowActive, activeDatabase, createdAt, now, version);
    }

    /** The region with this database active, and no other. */
    public LicenseRegion activate(DbCode database, Instant now) {
        return new LicenseRegion(code, name, active, Optional.of(database), createdAt, now, version);
    }

    /** The region with this database not active; another active one stays so. */
    public LicenseRegion deactivate(DbCode database, Instant now) {
        return hasActive(database)
                ? new LicenseRegion(code, name, active, Optional.empty(), createdAt, now, version)
                : this;
    }

    /** Whether this database is the active one. */
    public boolean hasActive(DbCode database) {
        return activeDatabase.filter(database::equals).isPresent();
    }

    /** The database that a new app of this region gets; reports why there is none (rules §5). */
    public Optional<DbCode> databaseForNewApp(String field, Violations violations) {
        if (!active) {
            violations.add(field, Fault.REGION_INACTIVE);
            return Optional.empty();
        }
        if (activeDatabase.isEmpty()) {
            violations.add(field, Fault.REGION_WITHOUT_ACTIVE_DATABASE);
        }
        return activeDatabase;
    }
}
