package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.region.RegionDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of license regions and their databases does. */
public abstract class RegionsContract {
    /** Codes whose order changes where a database compares them by the rules of a language. */
    private static final List<String> CODES_IN_ORDER = List.of("a-b", "a-c", "a1", "aa", "ab", "b-1", "b1");

    private Regions regions;
    private Given given;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void newStores() {
        Stores stores = stores();
        regions = stores.regions();
        given = new Given(stores);
    }

    @Test
    void findsARegionAsItWasAdded() {
        LicenseRegion region =
                LicenseRegion.create(new RegionCode("aws-us-east-1"), new DisplayName("Virginia"), false, Given.NOW);
        given.inUnitOfWork(() -> regions.add(region));

        assertThat(find(region)).contains(region);
        assertThat(given.inUnitOfWork(() -> regions.lock(region.code()))).contains(region);
    }

    @Test
    void findsNothingUnderAnUnknownCode() {
        assertThat(find(Given.region("unknown"))).isEmpty();
        assertThat(given.inUnitOfWork(() -> regions.lock(new RegionCode("unknown"))))
                .isEmpty();
    }

    @Test
    void refusesASecondRegionWithTheSameCode() {
        LicenseRegion region = given.storedRegion();

        Refused.with(
                Refusal.CODE_TAKEN,
                () -> given.inUnitOfWork(
                        () -> regions.add(Given.region(region.code().value()))));
    }

    @Test
    void storesAChangeUnderTheNextVersion() {
        LicenseRegion region = given.storedRegion();
        RegionDatabase database = given.storedDatabase(region.code());

        LicenseRegion changed = given.inUnitOfWork(() -> regions.update(
                region.with(new DisplayName("Else"), false, later(1)).activate(database.dbCode(), later(1))));

        assertThat(changed.version()).isEqualTo(region.version() + 1);
        assertThat(changed.name().value()).isEqualTo("Else");
        assertThat(changed.active()).isFalse();
        assertThat(changed.activeDatabase()).contains(database.dbCode());
        assertThat(changed.updatedAt()).isEqualTo(later(1));
        assertThat(find(region)).contains(changed);
    }

    @Test
    void replacesAndDropsTheActiveDatabase() {
        LicenseRegion region = given.storedRegion();
        DbCode one = given.storedDatabase(region.code()).dbCode();
        DbCode two = given.storedDatabase(region.code()).dbCode();

        LicenseRegion first = given.inUnitOfWork(() -> regions.update(region.activate(one, later(1))));
        LicenseRegion second = given.inUnitOfWork(() -> regions.update(first.activate(two, later(2))));
        LicenseRegion none = given.inUnitOfWork(() -> regions.update(second.deactivate(two, later(3))));

        assertThat(second.activeDatabase()).contains(two);
        assertThat(none.activeDatabase()).isEmpty();
        assertThat(find(region)).contains(none);
    }

    @Test
    void activatesADatabaseInTheUnitOfWorkThatAddsIt() {
        LicenseRegion region = given.storedRegion();
        RegionDatabase database = Given.database(Given.code(), region.code());

        given.inUnitOfWork(() -> {
            LicenseRegion locked = regions.lock(region.code()).orElseThrow();
            regions.add(database);
            return regions.update(locked.activate(database.dbCode(), later(1)));
        });

        assertThat(find(region).orElseThrow().activeDatabase()).contains(database.dbCode());
    }

    @Test
    void refusesAChangeMadeOnAnOlderVersion() {
        LicenseRegion region = given.storedRegion();
        given.inUnitOfWork(() -> regions.update(region.with(region.name(), false, later(1))));

        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(() -> regions.update(region.with(new DisplayName("Else"), true, later(2)))));
    }

    @Test
    void refusesAChangeOfWhatIsNotStored() {
        LicenseRegion region = Given.region(Given.code());
        RegionDatabase database = Given.database(Given.code(), region.code());

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> regions.update(region)));
        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> regions.update(database)));
    }

    @Test
    void findsManyRegionsAtOnce() {
        LicenseRegion one = given.storedRegion();
        LicenseRegion two = given.storedRegion();
        given.storedRegion();

        List<LicenseRegion> found =
                given.inUnitOfWork(() -> regions.findAll(List.of(one.code(), two.code(), new RegionCode("unknown"))));

        assertThat(found).containsExactlyInAnyOrder(one, two);
        assertThat(given.inUnitOfWork(() -> regions.findAll(List.of()))).isEmpty();
    }

    @Test
    void listsRegionsByCodePageByPage() {
        shuffled().forEach(code -> given.inUnitOfWork(() -> regions.add(Given.region(code))));

        List<String> listed = new ArrayList<>();
        Optional<Page.Position> after = Optional.empty();
        do {
            Page.Request request = new Page.Request(3, after);
            Page<LicenseRegion> page = given.inUnitOfWork(() -> regions.list(request));
            page.items().forEach(region -> listed.add(region.code().value()));
            after = page.next();
        } while (after.isPresent());

        assertThat(listed).isEqualTo(CODES_IN_ORDER);
    }

    @Test
    void offersActiveRegionsThatHaveAnActiveDatabaseByCode() {
        shuffled().forEach(code -> regionWithActiveDatabase(code, true));
        regionWithActiveDatabase("switched-off", false);
        given.storedRegion();

        List<LicenseRegion> choices = given.inUnitOfWork(() -> regions.choices());

        assertThat(choices.stream().map(region -> region.code().value())).containsExactlyElementsOf(CODES_IN_ORDER);
    }

    @Test
    void findsADatabaseAsItWasAddedUnderItsRegionOnly() {
        LicenseRegion region = given.storedRegion();
        RegionDatabase database = RegionDatabase.create(new DbCode("db-1"), region.code(), "", Given.NOW);
        RegionCode other = given.storedRegion().code();
        given.inUnitOfWork(() -> regions.add(database));

        assertThat(find(database)).contains(database);
        assertThat(given.inUnitOfWork(() -> regions.findDatabase(other, database.dbCode())))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> regions.findDatabase(region.code(), new DbCode("unknown"))))
                .isEmpty();
    }

    @Test
    void refusesADatabaseWhoseCodeIsTakenInAnyRegion() {
        RegionDatabase database = given.storedDatabase();
        RegionCode other = given.storedRegion().code();

        Refused.with(
                Refusal.CODE_TAKEN,
                () -> given.inUnitOfWork(
                        () -> regions.add(Given.database(database.dbCode().value(), other))));
    }

    @Test
    void storesAChangedDatabaseUnderTheNextVersion() {
        RegionDatabase database = given.storedDatabase();

        RegionDatabase changed =
                given.inUnitOfWork(() -> regions.update(database.describe("d".repeat(499) + "🏢", later(1))));

        assertThat(changed.version()).isEqualTo(database.version() + 1);
        assertThat(changed.description()).endsWith("🏢");
        assertThat(find(database)).contains(changed);
    }

    @Test
    void refusesAChangeOfADatabaseMadeOnAnOlderVersion() {
        RegionDatabase database = given.storedDatabase();
        given.inUnitOfWork(() -> regions.update(database.describe("One", later(1))));

        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(() -> regions.update(database.describe("Two", later(2)))));
    }

    @Test
    void listsTheDatabasesOfOneRegionByCodePageByPage() {
        RegionCode region = given.storedRegion().code();
        shuffled().forEach(code -> given.inUnitOfWork(() -> regions.add(Given.database(code, region))));
        given.storedDatabase();

        Page<RegionDatabase> one = given.inUnitOfWork(() -> regions.listDatabases(region, Given.firstPage(5)));
        Page<RegionDatabase> two =
                given.inUnitOfWork(() -> regions.listDatabases(region, new Page.Request(5, one.next())));

        assertThat(Stream.of(one, two).flatMap(page -> page.items().stream()).map(found -> found.dbCode()
                        .value()))
                .containsExactlyElementsOf(CODES_IN_ORDER);
        assertThat(two.next()).isEmpty();
    }

    private static List<String> shuffled() {
        return List.of("ab", "b1", "a-c", "aa", "b-1", "a1", "a-b");
    }

    private void regionWithActiveDatabase(String code, boolean active) {
        given.inUnitOfWork(() -> {
            LicenseRegion region =
                    LicenseRegion.create(new RegionCode(code), new DisplayName("Somewhere"), active, Given.NOW);
            RegionDatabase database = Given.database(code + "-db", region.code());
            regions.add(region);
            regions.add(database);
            return regions.update(region.activate(database.dbCode(), later(1)));
        });
    }

    private Optional<LicenseRegion> find(LicenseRegion region) {
        return given.inUnitOfWork(() -> regions.find(region.code()));
    }

    private Optional<RegionDatabase> find(RegionDatabase database) {
        return given.inUnitOfWork(() -> regions.findDatabase(database.region(), database.dbCode()));
    }
}
