package dev.mintmark.domain.region;

import dev.mintmark.domain.Code;

/**
 * The code of one license region.
 *
 * @param value a code as rules §1 define it
 */
public record RegionCode(String value) {
    public RegionCode {
        Code.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
