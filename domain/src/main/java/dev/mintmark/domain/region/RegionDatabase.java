package dev.mintmark.domain.region;

import com.ibm.icu.text.UnicodeSet;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.time.Instant;

/**
 * A database of one license region (rules §3). Whether it is active is known by its region.
 *
 * @param description for people; may be empty, at most {@value #MAX_DESCRIPTION} code points
 * @param version grows with each stored change; for optimistic locking
 */
public record RegionDatabase(
        DbCode dbCode, RegionCode region, String description, Instant createdAt, Instant updatedAt, long version) {
    /** The longest description, in code points. */
    public static final int MAX_DESCRIPTION = 500;

    private static final UnicodeSet UNSTORABLE = new UnicodeSet("[[:Cs:]\\u0000]").freeze();

    /** A new database of a region. */
    public static RegionDatabase create(DbCode dbCode, RegionCode region, String description, Instant now) {
        return new RegionDatabase(dbCode, region, description, now, now, 1);
    }

    /** Reports {@code too_long} for a description over {@value #MAX_DESCRIPTION} code points. */
    public static void checkDescription(String description, String field, Violations violations) {
        if (description.codePointCount(0, description.length()) > MAX_DESCRIPTION) {
            violations.add(field, Fault.TOO_LONG, "A description has at most 500 characters.");
        }
        if (UNSTORABLE.containsSome(description)) {
            violations.add(
                    field,
                    Fault.INVALID_NAME,
                    "A description cannot hold NUL characters or halves of surrogate pairs.");
        }
    }

    /** The database with another description. */
    public RegionDatabase describe(String newDescription, Instant now) {
        return new RegionDatabase(dbCode, region, newDescription, createdAt, now, version);
    }
}
