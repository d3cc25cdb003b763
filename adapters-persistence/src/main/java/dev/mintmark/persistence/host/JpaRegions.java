package dev.mintmark.persistence.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The license regions and their databases in the database. */
public final class JpaRegions implements Regions {
    private static final Map<String, Refusal> RULES =
            Map.of("license_region_pk", Refusal.CODE_TAKEN, "region_database_pk", Refusal.CODE_TAKEN);

    private final EntityManager em;

    public JpaRegions(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(LicenseRegion region) {
        Rows.insert(em, RegionEntity.from(region), RULES);
    }

    @Override
    public LicenseRegion update(LicenseRegion region) {
        return StoreErrors.translated(() -> {
            RegionEntity row =
                    Rows.require(em, RegionEntity.class, region.code().value());
            row.change(region);
            em.flush();
            return row.toDomain();
        });
    }

    @Override
    public Optional<LicenseRegion> find(RegionCode code) {
        return Rows.find(em, RegionEntity.class, code.value()).map(RegionEntity::toDomain);
    }

    @Override
    public Optional<LicenseRegion> lock(RegionCode code) {
        return Rows.lock(em, RegionEntity.class, code.value()).map(RegionEntity::toDomain);
    }

    @Override
    public List<LicenseRegion> findAll(Collection<RegionCode> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        return StoreErrors.translated(() -> em.createQuery(
                        "select r from RegionEntity r where r.code in :codes", RegionEntity.class)
                .setParameter("codes", codes.stream().map(RegionCode::value).toList())
                .getResultStream()
                .map(RegionEntity::toDomain)
                .toList());
    }

    @Override
    public Page<LicenseRegion> list(Page.Request page) {
        return StoreErrors.translated(() -> {
            List<LicenseRegion> regions = em.createQuery(
                            "select r from RegionEntity r where r.code > :after order by r.code", RegionEntity.class)
                    .setParameter("after", Cursors.afterCode(page))
                    .setMaxResults(page.limit() + 1)
                    .getResultStream()
                    .map(RegionEntity::toDomain)
                    .toList();
            return Page.cut(regions, page.limit(), region -> Cursors.at(region.code()));
        });
    }

    @Override
    public List<LicenseRegion> choices() {
        return StoreErrors.translated(() -> em.createQuery(
                        "select r from RegionEntity r where r.active = true and r.activeDbCode is not null order by"
                                + " r.code",
                        RegionEntity.class)
                .getResultStream()
                .map(RegionEntity::toDomain)
                .toList());
    }

    @Override
    public void add(RegionDatabase database) {
        Rows.insert(em, DatabaseEntity.from(database), RULES);
    }

    @Override
    public RegionDatabase update(RegionDatabase database) {
        return StoreErrors.translated(() -> {
            DatabaseEntity row =
                    Rows.require(em, DatabaseEntity.class, database.dbCode().value());
            row.change(database);
            em.flush();
            return row.toDomain();
        });
    }

    @Override
    public Optional<RegionDatabase> findDatabase(RegionCode region, DbCode dbCode) {
        return Rows.find(em, DatabaseEntity.class, dbCode.value())
                .filter(row -> row.isOf(region))
                .map(DatabaseEntity::toDomain);
    }

    @Override
    public Page<RegionDatabase> listDatabases(RegionCode region, Page.Request page) {
        return StoreErrors.translated(() -> {
            List<RegionDatabase> databases = em.createQuery(
                            "select d from DatabaseEntity d where d.regionCode = :region and d.dbCode > :after"
                                    + " order by d.dbCode",
                            DatabaseEntity.class)
                    .setParameter("region", region.value())
                    .setParameter("after", Cursors.afterCode(page))
                    .setMaxResults(page.limit() + 1)
                    .getResultStream()
                    .map(DatabaseEntity::toDomain)
                    .toList();
            return Page.cut(databases, page.limit(), database -> Cursors.at(database.dbCode()));
        });
    }
}
