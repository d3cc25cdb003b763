package dev.mintmark.application.port.in.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionDatabase;
import java.util.List;
import java.util.Optional;

/** Operators manage license regions (rules §3). */
public interface ManageRegions {
    /**
     * Creates a region.
     *
     * @param code may be null where it is missing
     * @param name may be null where it is missing
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed}, {@code code_taken}
     */
    LicenseRegion create(String code, String name, boolean active);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    LicenseRegion read(String code);

    /** A page of all regions by code. */
    Page<LicenseRegion> list(Page.Request page);

    /**
     * Changes what is given. Apps that carry the region are not touched.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code validation_failed},
     *     {@code concurrent_change}
     */
    LicenseRegion change(String code, Optional<Long> expectedVersion, Optional<String> name, Optional<Boolean> active);

    /** Every region in which a tenant can register an app now, by code. */
    List<LicenseRegion> choices();

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    Impact impactOfRegion(String region);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    Impact impactOfDatabase(String region, String dbCode);

    /** How many apps of how many tenants. */
    record Impact(long apps, long tenants) {}

    /**
     * Creates a database; if it is to be active, the region's other one is deactivated in the same transaction.
     *
     * @param dbCode may be null where it is missing
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the region, {@code validation_failed},
     *     {@code code_taken}
     */
    DatabaseView createDatabase(String region, String dbCode, String description, boolean active);

    /**
     * A page of a region's databases by code.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the region
     */
    Page<DatabaseView> listDatabases(String region, Page.Request page);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    DatabaseView readDatabase(String region, String dbCode);

    /**
     * Changes what is given.
     *
     * @param expectedVersion what {@link DatabaseView#version()} must be
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code validation_failed},
     *     {@code concurrent_change}
     */
    DatabaseView changeDatabase(
            String region,
            String dbCode,
            Optional<Long> expectedVersion,
            Optional<String> description,
            Optional<Boolean> active);

    /** A database and whether it is its region's active one. */
    record DatabaseView(RegionDatabase database, boolean active) {
        /** Another one for each stored change, also for being switched on or off, which its region's row tells. */
        public long version() {
            return database.version() * 2 + (active ? 1 : 0);
        }
    }
}
