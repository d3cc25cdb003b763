package dev.mintmark.application.port.in.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.region.RegionDatabase;
import java.util.Optional;

/** Operators manage the databases of a license region; at most one is active (rules §3). */
public interface ManageDatabases {
    /**
     * Creates a database; if it is to be active, the region's other one is deactivated in the same transaction.
     *
     * @param dbCode may be null where it is missing
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the region, {@code validation_failed},
     *     {@code code_taken}
     */
    DatabaseView create(String region, String dbCode, String description, boolean active);

    /**
     * A page of a region's databases by code.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the region
     */
    Page<DatabaseView> list(String region, Page.Request page);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    DatabaseView read(String region, String dbCode);

    /**
     * Changes what is given.
     *
     * @param expectedVersion what {@link DatabaseView#version()} must be
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code precondition_failed}, {@code validation_failed},
     *     {@code concurrent_change}
     */
    DatabaseView change(
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
