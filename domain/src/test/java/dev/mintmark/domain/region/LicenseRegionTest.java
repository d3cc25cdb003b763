package dev.mintmark.domain.region;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Reading;
import dev.mintmark.domain.Violations;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LicenseRegionTest {
    private static final RegionCode CODE = new RegionCode("aws-us-east-1");
    private static final DisplayName NAME = new DisplayName("US East");
    private static final DbCode FIRST = new DbCode("use1-a");
    private static final DbCode SECOND = new DbCode("use1-b");
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void startsWithoutADatabase() {
        assertThat(LicenseRegion.create(CODE, NAME, true, NOW))
                .isEqualTo(new LicenseRegion(CODE, NAME, true, Optional.empty(), NOW, NOW, 1));
    }

    @Test
    void stampsItsActiveDatabase() {
        assertThat(stamp(region(true, Optional.of(FIRST))).sound()).isEqualTo(FIRST);
    }

    @Test
    void stampsNothingWithoutAnActiveDatabase() {
        assertThat(stamp(region(true, Optional.empty())).faults())
                .containsExactly("licenseRegion region_without_active_database");
    }

    @Test
    void stampsNothingWhileSwitchedOff() {
        assertThat(stamp(region(false, Optional.of(FIRST))).faults()).containsExactly("licenseRegion region_inactive");
        assertThat(stamp(region(false, Optional.empty())).faults()).containsExactly("licenseRegion region_inactive");
    }

    @Test
    void deactivatesTheOtherDatabaseWhenOneIsActivated() {
        LicenseRegion region = region(true, Optional.of(FIRST)).activate(SECOND, NOW);
        assertThat(region).isEqualTo(new LicenseRegion(CODE, NAME, true, Optional.of(SECOND), THEN, NOW, 7));
        assertThat(region.hasActive(SECOND)).isTrue();
        assertThat(region.hasActive(FIRST)).isFalse();
    }

    @Test
    void deactivatesOnlyTheDatabaseThatIsActive() {
        LicenseRegion region = region(true, Optional.of(FIRST));
        assertThat(region.deactivate(SECOND, NOW)).isSameAs(region);
        assertThat(region.deactivate(FIRST, NOW))
                .isEqualTo(new LicenseRegion(CODE, NAME, true, Optional.empty(), THEN, NOW, 7));
        assertThat(region(true, Optional.empty()).hasActive(FIRST)).isFalse();
    }

    @Test
    void keepsItsDatabaseWhenSwitchedOffAndRenamed() {
        DisplayName other = new DisplayName("Other");
        assertThat(region(true, Optional.of(FIRST)).with(other, false, NOW))
                .isEqualTo(new LicenseRegion(CODE, other, false, Optional.of(FIRST), THEN, NOW, 7));
    }

    @Test
    void describesItsDatabases() {
        RegionDatabase database = RegionDatabase.create(FIRST, CODE, "old", THEN);
        assertThat(database).isEqualTo(new RegionDatabase(FIRST, CODE, "old", THEN, THEN, 1));
        assertThat(database.describe("new", NOW)).isEqualTo(new RegionDatabase(FIRST, CODE, "new", THEN, NOW, 1));
    }

    @Test
    void takesDescriptionsOfUpTo500CodePoints() {
        assertThat(descriptionFaults("")).isEmpty();
        assertThat(descriptionFaults("\ud83d\udc1d".repeat(500))).isEmpty();
        assertThat(descriptionFaults("x".repeat(501))).isEqualTo("description too_long");
        assertThat(descriptionFaults("a\u0000b")).isEqualTo("description invalid_name");
    }

    private static String descriptionFaults(String description) {
        Violations violations = new Violations();
        RegionDatabase.checkDescription(description, "description", violations);
        return String.join(", ", Reading.faultsIn(violations));
    }

    private static Reading<DbCode> stamp(LicenseRegion region) {
        return Reading.of(violations -> region.databaseForNewApp("licenseRegion", violations));
    }

    private static LicenseRegion region(boolean active, Optional<DbCode> database) {
        return new LicenseRegion(CODE, NAME, active, database, THEN, THEN, 7);
    }
}
