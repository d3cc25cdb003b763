package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.region.RegionDatabase;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** License regions and their databases in memory. */
final class InMemoryRegions implements Regions {
    private final Rows<RegionCode, LicenseRegion> regions = new Rows<>(LicenseRegion::code, LicenseRegion::version);
    private final Rows<DbCode, RegionDatabase> databases = new Rows<>(RegionDatabase::dbCode, RegionDatabase::version);

    Runnable snapshot() {
        Map<RegionCode, LicenseRegion> regionsBefore = regions.snapshot();
        Map<DbCode, RegionDatabase> databasesBefore = databases.snapshot();
        return () -> {
            regions.restore(regionsBefore);
            databases.restore(databasesBefore);
        };
    }

    @Override
    public void add(LicenseRegion region) {
        regions.add(region, Refusal.CODE_TAKEN);
    }

    @Override
    public LicenseRegion update(LicenseRegion region) {
        return regions.update(
                region,
                version -> new LicenseRegion(
                        region.code(),
                        region.name(),
                        region.active(),
                        region.activeDatabase(),
                        region.createdAt(),
                        region.updatedAt(),
                        version));
    }

    @Override
    public Optional<LicenseRegion> find(RegionCode code) {
        return regions.find(code);
    }

    @Override
    public Optional<LicenseRegion> lock(RegionCode code) {
        return regions.find(code);
    }

    @Override
    public List<LicenseRegion> findAll(Collection<RegionCode> codes) {
        return regions.all().stream()
                .filter(region -> codes.contains(region.code()))
                .toList();
    }

    @Override
    public Page<LicenseRegion> list(Page.Request page) {
        return regions.page(page, region -> region.code().value());
    }

    @Override
    public List<LicenseRegion> choices() {
        return regions.all().stream()
                .filter(region -> region.active() && region.activeDatabase().isPresent())
                .sorted(Comparator.comparing(region -> region.code().value()))
                .toList();
    }

    @Override
    public void add(RegionDatabase database) {
        databases.add(database, Refusal.CODE_TAKEN);
    }

    @Override
    public RegionDatabase update(RegionDatabase database) {
        return databases.update(
                database,
                version -> new RegionDatabase(
                        database.dbCode(),
                        database.region(),
                        database.description(),
                        database.createdAt(),
                        database.updatedAt(),
                        version));
    }

    @Override
    public Optional<RegionDatabase> findDatabase(RegionCode region, DbCode dbCode) {
        return databases.find(dbCode).filter(database -> database.region().equals(region));
    }

    @Override
    public Page<RegionDatabase> listDatabases(RegionCode region, Page.Request page) {
        List<RegionDatabase> sorted = databases.all().stream()
                .filter(database -> database.region().equals(region))
                .filter(database -> page.after()
                        .filter(position -> database.dbCode().value().compareTo(position.id()) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(database -> database.dbCode().value()))
                .toList();
        return Rows.cut(
                sorted,
                page,
                database -> new Page.Position(
                        database.dbCode().value(), database.dbCode().value()));
    }
}
