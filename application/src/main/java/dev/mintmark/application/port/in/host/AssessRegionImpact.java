package dev.mintmark.application.port.in.host;

/** Says how many apps carry a region or a database, before an operator switches it off (rules §3). */
public interface AssessRegionImpact {
    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    Impact ofRegion(String region);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    Impact ofDatabase(String region, String dbCode);

    /** How many apps of how many tenants. */
    record Impact(long apps, long tenants) {}
}
