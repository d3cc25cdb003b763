package dev.mintmark.application.service.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.host.ManageRegions;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.domain.Code;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.region.RegionDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Manages license regions and their databases; a region's row is locked while its active database changes. */
public final class ManageRegionsService implements ManageRegions {
    private final UnitOfWork unitOfWork;
    private final Regions regions;
    private final Apps apps;
    private final AuditTrail audit;
    private final Clock clock;

    public ManageRegionsService(UnitOfWork unitOfWork, Regions regions, Apps apps, AuditTrail audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.regions = regions;
        this.apps = apps;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public LicenseRegion create(String code, String name, boolean active) {
        Violations violations = new Violations();
        Optional<RegionCode> regionCode = Code.parse(code, RegionCode::new, "code", violations);
        Optional<DisplayName> displayName = DisplayName.parse(name, "name", violations);
        violations.throwIfAny();
        LicenseRegion region =
                LicenseRegion.create(regionCode.orElseThrow(), displayName.orElseThrow(), active, clock.instant());
        return unitOfWork.execute(() -> {
            if (regions.find(region.code()).isPresent()) {
                throw new RuleBroken(Refusal.CODE_TAKEN);
            }
            regions.add(region);
            HostEntries.region(AuditAction.REGION_CREATED, Optional.empty(), region)
                    .recordIn(audit);
            return region;
        });
    }

    @Override
    public LicenseRegion read(String code) {
        return unitOfWork.execute(() -> require(code, regions::find));
    }

    @Override
    public Page<LicenseRegion> list(Page.Request page) {
        return unitOfWork.execute(() -> regions.list(page));
    }

    @Override
    public LicenseRegion change(
            String code, Optional<Long> expectedVersion, Optional<String> name, Optional<Boolean> active) {
        return unitOfWork.execute(() -> {
            LicenseRegion region = require(code, regions::lock);
            ExpectedVersion.require(expectedVersion, region.version());
            Violations violations = new Violations();
            Optional<DisplayName> newName =
                    name.isPresent() ? DisplayName.parse(name.get(), "name", violations) : Optional.of(region.name());
            violations.throwIfAny();
            LicenseRegion changed =
                    regions.update(region.with(newName.orElseThrow(), active.orElse(region.active()), clock.instant()));
            HostEntries.region(AuditAction.REGION_CHANGED, Optional.of(region), changed)
                    .recordIn(audit);
            return changed;
        });
    }

    @Override
    public List<LicenseRegion> choices() {
        return unitOfWork.execute(regions::choices);
    }

    @Override
    public DatabaseView createDatabase(String region, String dbCode, String description, boolean active) {
        return unitOfWork.execute(() -> {
            LicenseRegion owner = require(region, regions::lock);
            Violations violations = new Violations();
            Optional<DbCode> code = Code.parse(dbCode, DbCode::new, "dbCode", violations);
            RegionDatabase.checkDescription(description, "description", violations);
            violations.throwIfAny();
            Instant now = clock.instant();
            RegionDatabase database = RegionDatabase.create(code.orElseThrow(), owner.code(), description, now);
            regions.add(database);
            LicenseRegion switched = active ? regions.update(owner.activate(database.dbCode(), now)) : owner;
            HostEntries.database(AuditAction.DATABASE_CREATED, Optional.empty(), database)
                    .recordIn(audit);
            HostEntries.region(AuditAction.REGION_CHANGED, Optional.of(owner), switched)
                    .recordIn(audit);
            return new DatabaseView(database, active);
        });
    }

    @Override
    public Page<DatabaseView> listDatabases(String region, Page.Request page) {
        return unitOfWork.execute(() -> {
            LicenseRegion owner = require(region, regions::find);
            return regions.listDatabases(owner.code(), page)
                    .map(database -> new DatabaseView(database, owner.hasActive(database.dbCode())));
        });
    }

    @Override
    public DatabaseView readDatabase(String region, String dbCode) {
        return unitOfWork.execute(() -> {
            LicenseRegion owner = require(region, regions::find);
            RegionDatabase database = requireDatabase(owner, dbCode);
            return new DatabaseView(database, owner.hasActive(database.dbCode()));
        });
    }

    @Override
    public DatabaseView changeDatabase(
            String region,
            String dbCode,
            Optional<Long> expectedVersion,
            Optional<String> description,
            Optional<Boolean> active) {
        return unitOfWork.execute(() -> {
            LicenseRegion owner = require(region, regions::lock);
            RegionDatabase database = requireDatabase(owner, dbCode);
            ExpectedVersion.require(
                    expectedVersion, new DatabaseView(database, owner.hasActive(database.dbCode())).version());
            Violations violations = new Violations();
            description.ifPresent(text -> RegionDatabase.checkDescription(text, "description", violations));
            violations.throwIfAny();
            Instant now = clock.instant();
            RegionDatabase changed =
                    description.isPresent() ? regions.update(database.describe(description.get(), now)) : database;
            LicenseRegion switched = active.map(on ->
                            on ? owner.activate(database.dbCode(), now) : owner.deactivate(database.dbCode(), now))
                    .orElse(owner);
            if (!switched.activeDatabase().equals(owner.activeDatabase())) {
                regions.update(switched);
            }
            HostEntries.database(AuditAction.DATABASE_CHANGED, Optional.of(database), changed)
                    .recordIn(audit);
            HostEntries.region(AuditAction.REGION_CHANGED, Optional.of(owner), switched)
                    .recordIn(audit);
            return new DatabaseView(changed, switched.hasActive(database.dbCode()));
        });
    }

    @Override
    public Impact impactOfRegion(String region) {
        return unitOfWork.execute(
                () -> impact(apps.impactOf(require(region, regions::find).code())));
    }

    @Override
    public Impact impactOfDatabase(String region, String dbCode) {
        return unitOfWork.execute(() -> impact(apps.impactOf(
                requireDatabase(require(region, regions::find), dbCode).dbCode())));
    }

    private static Impact impact(Apps.Impact impact) {
        return new Impact(impact.apps(), impact.tenants());
    }

    private static LicenseRegion require(String code, Function<RegionCode, Optional<LicenseRegion>> get) {
        return Code.tryParse(code, RegionCode::new).flatMap(get).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }

    private RegionDatabase requireDatabase(LicenseRegion owner, String dbCode) {
        return Code.tryParse(dbCode, DbCode::new)
                .flatMap(code -> regions.findDatabase(owner.code(), code))
                .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
