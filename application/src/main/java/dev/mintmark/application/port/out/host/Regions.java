package dev.mintmark.application.port.out.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.region.RegionDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored license regions and their databases. Called inside a unit of work. */
public interface Regions {
    /**
     * Stores a new region.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code code_taken} if there is one with this code
     */
    void add(LicenseRegion region);

    /**
     * Stores a changed region and returns it with its new version.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the stored version is not the region's
     */
    LicenseRegion update(LicenseRegion region);

    /** One region. */
    Optional<LicenseRegion> find(RegionCode code);

    /** One region, locked until the unit of work ends. */
    Optional<LicenseRegion> lock(RegionCode code);

    /** The regions with these codes, in any order. */
    List<LicenseRegion> findAll(Collection<RegionCode> codes);

    /** A page of all regions by code; the position's id and sort key are both the code. */
    Page<LicenseRegion> list(Page.Request page);

    /** Every active region that has an active database, by code. */
    List<LicenseRegion> choices();

    /**
     * Stores a new database of a stored region.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code code_taken} if there is one with this code in any region
     */
    void add(RegionDatabase database);

    /**
     * Stores a changed database and returns it with its new version.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the stored version is not the database's
     */
    RegionDatabase update(RegionDatabase database);

    /** One database of a region. */
    Optional<RegionDatabase> findDatabase(RegionCode region, DbCode dbCode);

    /** A page of a region's databases by code; the position's id and sort key are both the code. */
    Page<RegionDatabase> listDatabases(RegionCode region, Page.Request page);
}
