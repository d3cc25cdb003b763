package dev.mintmark.application.port.in.region;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.region.RegionDatabase;
import java.util.Optional;

/** Operators manage the databases of a license region; at most one is active (rules §3). */
public interface ManageDatabases {
    /**
     * Creates a database; if it is to be active, the region's other one is deactivated in the same transaction.
     *
     * @param dbCode may be null where it is missing
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the region, {@code validation_failed}, {@code code_taken}
     */
    DatabaseView create(String region, String dbCode, String description, boolean active);

    /**
     * A page of a region's databases by code.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the region
     */
    Page<DatabaseView> list(String region, Page.Request page);

    /**
     * Changes what is given.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code validation_failed}, {@code concurrent_change}
     */
    DatabaseView change(String region, String dbCode, Optional<String> description, Optional<Boolean> active);

    /** A database and whether it is its region's active one. */
    record DatabaseView(RegionDatabase database, boolean active) {}
}
