package dev.mintmark.domain.region;

import dev.mintmark.domain.Code;

/**
 * The code of one region database.
 *
 * @param value a code as rules §1 define it
 */
public record DbCode(String value) {
    public DbCode {
        Code.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
