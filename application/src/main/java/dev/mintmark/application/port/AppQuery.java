package dev.mintmark.application.port;

import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;

/**
 * Which apps of a tenant, in which order (http-api §2, apps).
 *
 * @param search what the name key, or the client id, must contain; any text
 * @param region a license region's code; a text that is none finds nothing
 * @param plan a plan's code; a text that is none finds nothing
 */
public record AppQuery(
        TenantId tenant,
        Optional<String> search,
        Optional<Boolean> enabled,
        Optional<String> region,
        Optional<String> plan,
        Sort sort,
        Page.Request page) {

    /** The orders in which apps can be listed; equal values are ordered by id. */
    public enum Sort {
        /** By name key, in code point order. */
        NAME("name"),
        NAME_DESCENDING("-name"),
        CREATED_AT("createdAt"),
        CREATED_AT_DESCENDING("-createdAt");

        private final String parameter;

        Sort(String parameter) {
            this.parameter = parameter;
        }

        /** The word of the specification. */
        public String parameter() {
            return parameter;
        }

        /** The order with this word, if there is one. */
        public static Optional<Sort> of(String parameter) {
            for (Sort sort : values()) {
                if (sort.parameter.equals(parameter)) {
                    return Optional.of(sort);
                }
            }
            return Optional.empty();
        }

        /** Whether the order is that of names, not of times of creation. */
        public boolean isByName() {
            return this == NAME || this == NAME_DESCENDING;
        }

        /** Whether the greatest comes first. */
        public boolean isDescending() {
            return this == NAME_DESCENDING || this == CREATED_AT_DESCENDING;
        }
    }
}
