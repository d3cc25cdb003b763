package dev.mintmark.application.port;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which apps of a tenant, in which order (http-api §2, apps).
 *
 * @param search what the name key, or the client id, must contain; any text
 * @param region a license region's code; a text that is none finds nothing
 * @param plan a plan's code; a text that is none finds nothing
 * @param secretExpiresBefore only apps whose secret expires before that, by its age
 * @param only the only apps that may be found; empty for all
 */
public record AppQuery(
        TenantId tenant,
        Optional<String> search,
        Optional<Boolean> enabled,
        Optional<String> region,
        Optional<String> plan,
        Optional<Instant> secretExpiresBefore,
        Sort sort,
        Page.Request page,
        Optional<Set<AppId>> only) {
    /** Whichever apps these are. */
    public AppQuery(
            TenantId tenant,
            Optional<String> search,
            Optional<Boolean> enabled,
            Optional<String> region,
            Optional<String> plan,
            Optional<Instant> secretExpiresBefore,
            Sort sort,
            Page.Request page) {
        this(tenant, search, enabled, region, plan, secretExpiresBefore, sort, page, Optional.empty());
    }

    /** Those of them that are among these apps. */
    public AppQuery amongst(Optional<Set<AppId>> apps) {
        return new AppQuery(tenant, search, enabled, region, plan, secretExpiresBefore, sort, page, apps);
    }

    /** The orders in which apps can be listed; equal values are ordered by id. */
    public enum Sort implements Coded {
        /** By name key, in code point order. */
        NAME("name"),
        NAME_DESCENDING("-name"),
        CREATED_AT("createdAt"),
        CREATED_AT_DESCENDING("-createdAt");

        private final String code;

        Sort(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
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
