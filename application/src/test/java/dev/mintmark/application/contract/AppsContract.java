package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.NOW;
import static dev.mintmark.application.contract.Given.app;
import static dev.mintmark.application.contract.Given.everyAppOf;
import static dev.mintmark.application.contract.Given.lastTokenAt;
import static dev.mintmark.application.contract.Given.later;
import static dev.mintmark.application.contract.Given.settings;
import static dev.mintmark.application.contract.Given.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.AppQuery.Sort;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.app.Apps.Impact;
import dev.mintmark.application.port.out.app.Apps.PlanHolder;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppName;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.Credentials;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of apps does. */
public abstract class AppsContract {
    private Stores stores;
    private Apps apps;
    private Given given;
    private TenantId tenant;
    private RegionDatabase database;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aTenantAndADatabase() {
        stores = stores();
        apps = stores.apps();
        given = new Given(stores);
        tenant = given.storedTenant().id();
        database = given.storedDatabase();
    }

    // Adding and finding

    @Test
    void findsAnAppAsItWasAdded() {
        App app =
                given.stored(Given.fullApp(tenant, database, given.storedPlan().code()));

        assertThat(find(app)).contains(app);
    }

    @Test
    void findsAnAppWithNothingButAName() {
        App app = given.stored(app("Bare", tenant, database));

        assertThat(find(app)).contains(app);
    }

    @Test
    void findsWhatWasAddedInTheSameUnitOfWork() {
        App app = app("New", tenant, database);

        Optional<App> found = given.inUnitOfWork(() -> {
            apps.add(app);
            return apps.find(tenant, app.id());
        });

        assertThat(found).contains(app);
    }

    @Test
    void keepsInstantsToTheMicrosecondAlsoWhereAnHourExistsTwice() {
        Instant firstHour = Instant.parse("2026-10-25T00:30:00.000001Z");
        Instant secondHour = Instant.parse("2026-10-25T01:30:00.000001Z");
        Instant american = Instant.parse("2026-11-01T06:30:00.999999Z");
        List<Instant> read = new ArrayList<>();

        for (Instant instant : List.of(firstHour, secondHour, american)) {
            App app = appCreatedAt(instant, new AppId(uuid()));
            given.stored(app);
            read.add(find(app).orElseThrow().times().createdAt());
        }

        assertThat(read).containsExactly(firstHour, secondHour, american);
    }

    @Test
    void doesNotFindAnAppUnderAnotherTenant() {
        App app = given.stored(app("Mine", tenant, database));
        TenantId other = given.storedTenant().id();

        Optional<App> found = given.inUnitOfWork(() -> apps.find(other, app.id()));

        assertThat(found).isEmpty();
    }

    @Test
    void findsNothingUnderAnUnknownId() {
        Optional<App> found = given.inUnitOfWork(() -> apps.find(tenant, new AppId(uuid())));

        assertThat(found).isEmpty();
    }

    // Names

    @Test
    void refusesASecondAppOfTheTenantWhoseNameKeyIsTheSame() {
        given.stored(app("Billing API", tenant, database));

        Refused.with(Refusal.APP_NAME_TAKEN, () -> given.stored(app("ｂｉｌｌｉｎｇ  api", tenant, database)));
    }

    @Test
    void keepsNothingOfAnAppWhoseNameIsTaken() {
        given.stored(app("Taken", tenant, database));

        Refused.with(Refusal.APP_NAME_TAKEN, () -> given.stored(app("taken", tenant, database)));

        assertThat(count(tenant)).isEqualTo(1);
    }

    @Test
    void allowsTheSameNameInAnotherTenant() {
        given.stored(app("Billing", tenant, database));
        TenantId other = given.storedTenant().id();

        given.stored(app("Billing", other, database));

        assertThat(count(other)).isEqualTo(1);
    }

    @Test
    void refusesAChangeToANameThatIsTaken() {
        given.stored(app("First", tenant, database));
        App second = given.stored(app("Second", tenant, database));

        Refused.with(Refusal.APP_NAME_TAKEN, () -> update(second.withSettings(settings("FIRST"), later(1))));
    }

    @Test
    void allowsAChangeOfLetterCaseInItsOwnName() {
        App app = given.stored(app("billing", tenant, database));

        App changed = update(app.withSettings(settings("BILLING"), later(1)));

        assertThat(find(app)).contains(changed);
        assertThat(changed.name().display().value()).isEqualTo("BILLING");
    }

    @Test
    void knowsWhichNamesAreTaken() {
        App app = given.stored(app("Taken", tenant, database));
        TenantId other = given.storedTenant().id();

        assertThat(nameTaken(tenant, "taken", Optional.empty())).isTrue();
        assertThat(nameTaken(tenant, "taken", Optional.of(app.id()))).isFalse();
        assertThat(nameTaken(tenant, "taken", Optional.of(new AppId(uuid())))).isTrue();
        assertThat(nameTaken(tenant, "free", Optional.empty())).isFalse();
        assertThat(nameTaken(other, "taken", Optional.empty())).isFalse();
    }

    @Test
    void aRemovedAppFreesItsName() {
        App app = given.stored(app("Again", tenant, database));
        given.inUnitOfWork(() -> apps.remove(app, Given.NOW));

        App second = given.stored(app("again", tenant, database));

        assertThat(find(second)).contains(second);
    }

    // Changing

    @Test
    void storesAChangeUnderTheNextVersion() {
        App app = given.stored(app("Before", tenant, database));
        PlanCode plan = given.storedPlan().code();
        AppSettings settings = new AppSettings(
                AppName.stored("After"),
                List.of(new AppUri("https://b.example/"), new AppUri("https://a.example/")),
                List.of(new AppUri("https://c.example/")),
                AllowedDomains.stored(null, "b.example", "a.example"),
                false);

        App changed = update(app.withSettings(settings, later(1))
                .withPlan(Optional.of(plan), later(2))
                .replaceSecret(Given.credential(), later(3)));

        assertThat(changed.version()).isEqualTo(app.version() + 1);
        assertThat(changed.settings()).isEqualTo(settings);
        assertThat(changed.plan()).contains(plan);
        assertThat(changed.credentialVersion()).isEqualTo(2);
        assertThat(changed.times().updatedAt()).isEqualTo(later(3));
        assertThat(find(app)).contains(changed);
    }

    @Test
    void keepsPublicKeysInOrderAndAnAppWithoutASecret() {
        App app = given.stored(app("Keys", tenant, database));
        List<ClientKey> keys = List.of(Given.clientKey(), Given.clientKey());

        App changed = given.inUnitOfWork(() -> apps.update(
                app.withCredentials(app.credentials().withPublicKeys(keys).withoutSecret(), later(1))));

        assertThat(find(app)).contains(changed);
        assertThat(changed.credentials())
                .isEqualTo(new Credentials(Optional.empty(), Optional.empty(), keys, List.of(), 2));
    }

    @Test
    void keepsTheLargestKeysThatCanBeRegistered() {
        App app = given.stored(app("Large", tenant, database));
        List<ClientKey> keys = List.of(largestKey("a"), largestKey("b"));

        given.inUnitOfWork(
                () -> apps.update(app.withCredentials(app.credentials().withPublicKeys(keys), later(1))));

        assertThat(find(app).orElseThrow().credentials().publicKeys()).isEqualTo(keys);
    }

    private static ClientKey largestKey(String start) {
        return new ClientKey(
                start + "=".repeat(ClientKey.MAX_KID - 1),
                ClientKeyAlgorithm.PS256,
                start + "t".repeat(42),
                Map.of("n", start + "n".repeat(682), "e", "AQAB"));
    }

    @Test
    void keepsAnAppThatHasNothingToAuthenticateWith() {
        App app = given.stored(app("Revoked", tenant, database));

        App changed = given.inUnitOfWork(
                () -> apps.update(app.withCredentials(app.credentials().secretRevoked(), later(1))));

        assertThat(find(app)).contains(changed);
        assertThat(changed.credentials().isEmpty()).isTrue();
    }

    @Test
    void keepsAReplacedSecretThatOverlapsUntilTheOverlapEnds() {
        App app = given.stored(app("Overlapping", tenant, database));

        App overlapping = update(app.replaceSecret(Given.credential(), Duration.ofDays(7), later(1)));

        assertThat(find(app)).contains(overlapping);
        assertThat(overlapping.credentials().overlap())
                .contains(new Overlap(app.secret().orElseThrow(), later(1).plus(Duration.ofDays(7)), 1));
        App leaked =
                update(overlapping.withCredentials(overlapping.credentials().secretRevoked(), later(2)));
        assertThat(find(app)).contains(leaked);
        assertThat(leaked.secret()).isEmpty();
        assertThat(leaked.credentials().floor()).isEqualTo(3);
        App ended = update(leaked.withCredentials(leaked.credentials().overlapEnded(), later(3)));
        assertThat(find(app)).contains(ended);
        assertThat(ended.credentials().isEmpty()).isTrue();
        assertThat(ended.credentials().floor()).isEqualTo(4);
    }

    @Test
    void findsTheAppByEachOfTwoSecretsThatOverlapAndByNoThird() {
        App app = given.stored(app("Overlapping", tenant, database));
        SecretDigest first = app.secret().orElseThrow().digest();
        App once = update(app.replaceSecret(Given.credential(), Duration.ofHours(1), later(1)));
        SecretDigest second = once.secret().orElseThrow().digest();

        assertThat(lockBySecret(first)).contains(once);
        assertThat(lockBySecret(second)).contains(once);

        App twice = update(once.replaceSecret(Given.credential(), Duration.ofHours(1), later(2)));
        assertThat(lockBySecret(first)).isEmpty();
        assertThat(lockBySecret(second)).contains(twice);
    }

    private void age(TenantId of, Duration max, Instant setAt) {
        given.inUnitOfWork(() -> {
            Tenant found = stores.tenants().find(of).orElseThrow();
            stores.tenants().update(found.withSecretMaxAge(Optional.of(max), setAt));
        });
    }

    private static Instant days(long days) {
        return NOW.plus(Duration.ofDays(days));
    }

    @Test
    void listsAppsWhoseSecretExpiresBeforeAnInstant() {
        App app = given.stored(app("Old", tenant, database));
        App without = given.stored(app("Without", tenant, database));
        given.inUnitOfWork(
                () -> apps.update(without.withCredentials(without.credentials().secretRevoked(), later(1))));
        assertThat(list(expiringBefore(days(10_000))).items())
                .as("nothing expires")
                .isEmpty();

        age(tenant, Duration.ofDays(90), NOW);
        assertThat(list(expiringBefore(days(90))).items()).isEmpty();
        assertThat(list(expiringBefore(days(90).plusSeconds(1))).items()).containsExactly(app);
        age(tenant, Duration.ofDays(1), NOW);
        assertThat(list(expiringBefore(days(30))).items()).isEmpty();
        assertThat(list(expiringBefore(days(30).plusSeconds(1))).items()).containsExactly(app);
    }

    private AppQuery expiringBefore(Instant instant) {
        AppQuery all = everyAppOf(tenant);
        return new AppQuery(
                tenant,
                all.search(),
                all.enabled(),
                all.region(),
                all.plan(),
                Optional.of(instant),
                all.sort(),
                all.page());
    }

    @Test
    void countsSecretsThatWereMadeBeforeAnInstant() {
        TenantId other = given.storedTenant().id();
        given.stored(app("One", tenant, database));
        given.stored(app("Two", tenant, database));
        given.stored(app("Other", other, database));

        assertThat(madeBefore(NOW, Optional.empty())).isEqualTo(List.of(0L, 0L));
        assertThat(madeBefore(later(1), Optional.empty())).isEqualTo(List.of(3L, 2L));
        assertThat(madeBefore(later(1), Optional.of(other))).isEqualTo(List.of(1L, 1L));
    }

    private List<Long> madeBefore(Instant instant, Optional<TenantId> of) {
        Apps.Impact impact = given.inUnitOfWork(() -> apps.impactOfSecretsMadeBefore(instant, of));
        return List.of(impact.apps(), impact.tenants());
    }

    @Test
    void findsTheSecretsThatMayExpireWithin30DaysAndRemembersOneWarning() {
        App app = given.stored(app("Aging", tenant, database));
        given.stored(app("Of a tenant without an age", given.storedTenant().id(), database));
        age(tenant, Duration.ofDays(90), NOW);
        assertThat(aging(days(60).minusSeconds(1), Optional.empty())).isEmpty();

        List<Apps.SecretExpiry> found = aging(days(60), Optional.empty());
        assertThat(found)
                .containsExactly(new Apps.SecretExpiry(
                        tenant, app.id(), "Aging", NOW, new SecretAge(Duration.ofDays(90), NOW), Optional.empty()));
        assertThat(aging(days(61), Optional.of(app.id()))).isEmpty();
        assertThat(warned(found.get(0), days(61))).isTrue();
        assertThat(warned(found.get(0), days(61))).as("somebody has, meanwhile").isFalse();
        assertThat(aging(days(61), Optional.empty()))
                .extracting(Apps.SecretExpiry::warnedAt)
                .containsExactly(Optional.of(days(61)));
        assertThat(find(app)).as("its version stays").contains(app);
        update(app.replaceSecret(StoredCredential.of(ClientSecret.of(new byte[32]), days(61)), days(61)));
        assertThat(warned(aging(days(200), Optional.empty()).get(0), days(200))).isTrue();
    }

    private List<Apps.SecretExpiry> aging(Instant now, Optional<AppId> after) {
        return given.inUnitOfWork(() -> apps.agingSecrets(now, after, 10));
    }

    private boolean warned(Apps.SecretExpiry secret, Instant now) {
        return given.inUnitOfWork(() -> apps.markWarned(secret, now));
    }

    @Test
    void findsTheAppOfAnyTenantThatHasASecret() {
        App app = given.stored(app("Mine", tenant, database));
        App other = given.stored(app("Other", given.storedTenant().id(), database));
        SecretDigest digest = other.secret().orElseThrow().digest();

        assertThat(lockBySecret(digest)).contains(other);
        assertThat(lockBySecret(app.secret().orElseThrow().digest())).contains(app);
        assertThat(lockBySecret(Given.digest())).isEmpty();

        given.inUnitOfWork(() -> apps.update(other.replaceSecret(Given.credential(), later(1))));
        assertThat(lockBySecret(digest)).isEmpty();
    }

    private Optional<App> lockBySecret(SecretDigest digest) {
        return given.inUnitOfWork(() -> apps.lockBySecret(digest));
    }

    @Test
    void takesAwayWhatAChangeTakesAway() {
        App app =
                given.stored(Given.fullApp(tenant, database, given.storedPlan().code()));

        App changed = update(app.withSettings(settings("Bare"), later(1)).withPlan(Optional.empty(), later(1)));

        assertThat(changed.settings()).isEqualTo(settings("Bare"));
        assertThat(changed.plan()).isEmpty();
        assertThat(find(app)).contains(changed);
    }

    @Test
    void refusesAChangeMadeOnAnOlderVersion() {
        App app = given.stored(app("Old", tenant, database));
        update(app.withSettings(settings("New"), later(1)));

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> update(app.withSettings(settings("Newer"), later(2))));

        assertThat(find(app).orElseThrow().name()).isEqualTo(AppName.stored("New"));
    }

    @Test
    void refusesAChangeMadeOnAnOlderVersionAlsoWhereTheStoredOneWasReadBefore() {
        App app = given.stored(app("Old", tenant, database));
        update(app.withSettings(settings("New"), later(1)));

        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(() -> {
                    apps.find(tenant, app.id());
                    return apps.update(app.withSettings(settings("Newer"), later(2)));
                }));
    }

    @Test
    void storesASecondChangeInTheSameUnitOfWork() {
        App app = given.stored(app("One", tenant, database));

        App changed = given.inUnitOfWork(() -> {
            App two = apps.update(app.withSettings(settings("Two"), later(1)));
            return apps.update(two.withSettings(settings("Three"), later(2)));
        });

        assertThat(find(app)).contains(changed);
        assertThat(changed.name()).isEqualTo(AppName.stored("Three"));
    }

    @Test
    void refusesAChangeOfAnAppThatIsGone() {
        App app = given.stored(app("Gone", tenant, database));
        given.inUnitOfWork(() -> apps.remove(app, Given.NOW));

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> update(app.withSettings(settings("Back"), later(1))));
    }

    // Removing

    @Test
    void removesAnAppWithTheDigestsOfItsReplacedSecrets() {
        App app = given.stored(app("Short-lived", tenant, database));
        given.inUnitOfWork(() -> apps.keepReplacedSecret(app.id(), Given.digest(), NOW));

        given.inUnitOfWork(() -> apps.remove(app, Given.NOW));

        assertThat(find(app)).isEmpty();
        assertThat(count(tenant)).isZero();
    }

    @Test
    void refusesToRemoveAnOlderVersion() {
        App app = given.stored(app("Old", tenant, database));
        update(app.withSettings(settings("New"), later(1)));

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> apps.remove(app, Given.NOW)));

        assertThat(find(app)).isPresent();
    }

    @Test
    void refusesToRemoveAnAppThatIsGone() {
        App app = given.stored(app("Gone", tenant, database));
        given.inUnitOfWork(() -> apps.remove(app, Given.NOW));

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> apps.remove(app, Given.NOW)));
    }

    @Test
    void keepsTheDigestsOfSecretsReplacedOneAfterTheOther() {
        App app = given.stored(app("Rotating", tenant, database));

        App twice = given.inUnitOfWork(() -> {
            apps.keepReplacedSecret(app.id(), app.secret().orElseThrow().digest(), NOW);
            App once = apps.update(app.replaceSecret(Given.credential(), later(1)));
            apps.keepReplacedSecret(app.id(), once.secret().orElseThrow().digest(), later(2));
            return apps.update(once.replaceSecret(Given.credential(), later(2)));
        });

        assertThat(find(app)).contains(twice);
    }

    // Lists

    @Test
    void countsTheAppsOfOneTenant() {
        given.stored(app("One", tenant, database));
        given.stored(app("Two", tenant, database));
        given.stored(app("Other", given.storedTenant().id(), database));

        assertThat(count(tenant)).isEqualTo(2);
        assertThat(count(given.storedTenant().id())).isZero();
    }

    @Test
    void listsTheAppsOfOneTenantOnly() {
        App app = given.stored(app("Mine", tenant, database));
        given.stored(app("Other", given.storedTenant().id(), database));

        assertThat(list(everyAppOf(tenant))).isEqualTo(new Page<>(List.of(app), Optional.empty()));
    }

    @Test
    void sortsNamesByTheirKeysInCodePointOrder() {
        List<String> keysInOrder =
                List.of("10", "a b", "a-b", "aa", "ab", "b", "strasse", "z", "ä", "б", "ꙁ", "\uFFFC", "𐐨", "😀");
        List<String> shuffled =
                List.of("\uFFFC", "😀", "Ä", "AB", "a-B", "B", "Straße", "10", "Z", "𐐀", "Б", "aa", "Ꙁ", "A B");
        shuffled.forEach(name -> given.stored(app(name, tenant, database)));

        assertThat(names(sortedBy(Sort.NAME))).isEqualTo(keysInOrder);
        List<String> reversed = new ArrayList<>(keysInOrder);
        Collections.reverse(reversed);
        assertThat(names(sortedBy(Sort.NAME_DESCENDING))).isEqualTo(reversed);
    }

    @Test
    void findsOnlyThoseThatMayBeFound() {
        App first = given.stored(app("First", tenant, database));
        App second = given.stored(app("Second", tenant, database));
        given.stored(app("Third", tenant, database));
        AppQuery all = sortedBy(Sort.NAME);

        assertThat(list(all.amongst(Optional.of(Set.of(second.id(), first.id(), new AppId(uuid())))))
                        .items())
                .containsExactly(first, second);
        assertThat(list(all.amongst(Optional.of(Set.of()))).items()).isEmpty();
        assertThat(list(all.amongst(Optional.empty())).items()).hasSize(3);
    }

    @Test
    void sortsByTimeOfCreationThenById() {
        AppId low = new AppId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
        AppId middle = new AppId(UUID.fromString("01900000-0000-7000-b000-0000000000ff"));
        AppId high = new AppId(UUID.fromString("f1900000-0000-7000-8000-000000000000"));
        App last = given.stored(appCreatedAt(later(1), low));
        App third = given.stored(appCreatedAt(NOW, high));
        App first = given.stored(appCreatedAt(NOW.minusNanos(1000), high()));
        App second = given.stored(appCreatedAt(NOW, middle));

        assertThat(list(sortedBy(Sort.CREATED_AT)).items()).containsExactly(first, second, third, last);
        assertThat(list(sortedBy(Sort.CREATED_AT_DESCENDING)).items()).containsExactly(last, third, second, first);
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void showsEveryAppOnceWhenPagedThroughInAnyOrder(Sort sort) {
        for (int i = 0; i < 7; i++) {
            given.stored(appCreatedAt(later(i / 3), new AppId(uuid())));
        }
        List<App> whole = list(sortedBy(sort)).items();
        List<App> paged = new ArrayList<>();
        Optional<Page.Position> after = Optional.empty();
        int pages = 0;
        do {
            Page<App> page = list(query(Optional.empty(), sort, new Page.Request(2, after)));
            paged.addAll(page.items());
            after = page.next();
            pages++;
        } while (after.isPresent());

        assertThat(whole).hasSize(7);
        assertThat(paged).isEqualTo(whole);
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void saysThatAFullPageIsTheLastOne() {
        given.stored(app("One", tenant, database));
        given.stored(app("Two", tenant, database));

        Page<App> page = list(query(Optional.empty(), Sort.NAME, Given.firstPage(2)));

        assertThat(page.items()).hasSize(2);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void goesOnBehindAnAppThatWasRemovedMeanwhile() {
        App one = given.stored(app("a", tenant, database));
        App two = given.stored(app("b", tenant, database));
        Page<App> first = list(query(Optional.empty(), Sort.NAME, Given.firstPage(1)));
        given.inUnitOfWork(() -> apps.remove(one, Given.NOW));

        Page<App> second = list(query(Optional.empty(), Sort.NAME, new Page.Request(1, first.next())));

        assertThat(second.items()).containsExactly(two);
    }

    @Test
    void startsBehindEveryAppWhereThePlaceIsLaterThanAnyInstantStored() {
        given.stored(app("One", tenant, database));
        Page.Position end = new Page.Position(Instant.MAX.toString(), uuid().toString());

        Page<App> page = list(query(Optional.empty(), Sort.CREATED_AT, new Page.Request(5, Optional.of(end))));

        assertThat(page.items()).isEmpty();
    }

    @Test
    void findsAppsByAPartOfTheirNameHoweverItIsWritten() {
        App app = given.stored(app("Straße der Ärzte", tenant, database));
        given.stored(app("Other", tenant, database));

        assertThat(search("SSE  DER ä")).containsExactly(app);
    }

    @Test
    void findsAppsByAPartOfTheirClientId() {
        App app = given.stored(app("One", tenant, database));
        given.stored(app("Two", tenant, database));

        assertThat(search(" " + app.clientId().value().substring(1) + " ")).containsExactly(app);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00AD"})
    void findsEveryAppForATextThatHasNoKey(String text) {
        App app = given.stored(app("One", tenant, database));

        assertThat(search(text)).containsExactly(app);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "*", "\\", "'", "o%e", "o_e", "\u0000", "\uD83D"})
    void takesEveryCharacterOfASearchForItself(String text) {
        given.stored(app("One", tenant, database));

        assertThat(search(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'"})
    void findsTheCharactersThatMeanSomethingToDatabases(String text) {
        App app = given.stored(app("a" + text + "b", tenant, database));

        assertThat(search(text)).containsExactly(app);
    }

    @Test
    void listsEnabledOrDisabledAppsOnly() {
        App enabled = given.stored(app("On", tenant, database));
        App disabled =
                given.stored(Given.fullApp(tenant, database, given.storedPlan().code()));

        assertThat(list(filtered(Optional.of(true), Optional.empty(), Optional.empty()))
                        .items())
                .containsExactly(enabled);
        assertThat(list(filtered(Optional.of(false), Optional.empty(), Optional.empty()))
                        .items())
                .containsExactly(disabled);
    }

    @Test
    void listsTheAppsOfOneRegion() {
        RegionDatabase elsewhere = given.storedDatabase();
        App app = given.stored(app("Here", tenant, database));
        given.stored(app("There", tenant, elsewhere));

        assertThat(list(filtered(Optional.empty(), Optional.of(database.region().value()), Optional.empty()))
                        .items())
                .containsExactly(app);
    }

    @Test
    void listsTheAppsOfOnePlan() {
        PlanCode plan = given.storedPlan().code();
        App app = given.stored(Given.fullApp(tenant, database, plan));
        given.stored(app("Without", tenant, database));

        assertThat(list(filtered(Optional.empty(), Optional.empty(), Optional.of(plan.value())))
                        .items())
                .containsExactly(app);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-code", "No Code", "", "\u0000"})
    void findsNothingForTextsThatNameNoRegionOrPlan(String text) {
        given.stored(app("One", tenant, database));

        assertThat(list(filtered(Optional.empty(), Optional.of(text), Optional.empty()))
                        .items())
                .isEmpty();
        assertThat(list(filtered(Optional.empty(), Optional.empty(), Optional.of(text)))
                        .items())
                .isEmpty();
    }

    // Impact

    @Test
    void saysHowManyAppsOfHowManyTenantsCarryARegionOrADatabase() {
        RegionDatabase sibling = given.storedDatabase(database.region());
        TenantId other = given.storedTenant().id();
        given.stored(lastTokenAt(later(5), app("One", tenant, database)));
        given.stored(lastTokenAt(later(9), app("Two", tenant, sibling)));
        given.stored(app("Three", other, database));
        given.stored(app("Elsewhere", other, given.storedDatabase()));

        Impact ofRegion = given.inUnitOfWork(() -> apps.impactOf(database.region()));
        Impact ofDatabase = given.inUnitOfWork(() -> apps.impactOf(database.dbCode()));

        assertThat(ofRegion).isEqualTo(new Impact(3, 2, Optional.of(later(9))));
        assertThat(ofDatabase).isEqualTo(new Impact(2, 2, Optional.of(later(5))));
    }

    @Test
    void saysHowManyAppsOfHowManyTenantsHoldAPlan() {
        PlanCode plan = given.storedPlan().code();
        given.stored(lastTokenAt(later(7), Given.fullApp(tenant, database, plan)));
        given.stored(app("Without", tenant, database));

        Impact impact = given.inUnitOfWork(() -> apps.impactOf(plan));

        assertThat(impact).isEqualTo(new Impact(1, 1, Optional.of(later(7))));
    }

    @Test
    void saysThatNobodyHoldsAnUnusedPlan() {
        Plan plan = given.storedPlan();

        Impact impact = given.inUnitOfWork(() -> apps.impactOf(plan.code()));

        assertThat(impact).isEqualTo(new Impact(0, 0, Optional.empty()));
    }

    @Test
    void namesTheHoldersOfAPlanThatLastGotATokenFirst() {
        PlanCode plan = given.storedPlan().code();
        Tenant other = given.storedTenant();
        App never = given.stored(holder("Never", tenant, plan));
        App early = given.stored(lastTokenAt(later(1), holder("Early", other.id(), plan)));
        App late = given.stored(lastTokenAt(later(2), holder("Late", tenant, plan)));
        given.stored(app("Without", tenant, database));

        List<PlanHolder> all = given.inUnitOfWork(() -> apps.holdersOf(plan, 100));
        List<PlanHolder> two = given.inUnitOfWork(() -> apps.holdersOf(plan, 2));

        assertThat(all)
                .containsExactly(
                        new PlanHolder(tenant, "Acme", late.id(), "Late", Optional.of(later(2))),
                        new PlanHolder(other.id(), "Acme", early.id(), "Early", Optional.of(later(1))),
                        new PlanHolder(tenant, "Acme", never.id(), "Never", Optional.empty()));
        assertThat(two).isEqualTo(all.subList(0, 2));
    }

    private App holder(String name, TenantId owner, PlanCode plan) {
        return app(new AppId(uuid()), settings(name), owner, database, Optional.of(plan), NOW);
    }

    private App appCreatedAt(Instant createdAt, AppId id) {
        return app(id, settings("App " + id), tenant, database, Optional.empty(), createdAt);
    }

    private static AppId high() {
        return new AppId(UUID.fromString("e1900000-0000-7000-8000-000000000000"));
    }

    private Optional<App> find(App app) {
        return given.inUnitOfWork(() -> apps.find(app.tenant(), app.id()));
    }

    private App update(App app) {
        return given.inUnitOfWork(() -> apps.update(app));
    }

    private long count(TenantId owner) {
        return given.inUnitOfWork(() -> apps.count(owner));
    }

    private boolean nameTaken(TenantId owner, String key, Optional<AppId> except) {
        return given.inUnitOfWork(() -> apps.nameTaken(owner, key, except));
    }

    private Page<App> list(AppQuery query) {
        return given.inUnitOfWork(() -> apps.list(query));
    }

    private List<String> names(AppQuery query) {
        return list(query).items().stream().map(app -> app.name().key()).toList();
    }

    private List<App> search(String text) {
        return list(query(Optional.of(text), Sort.NAME, Given.firstPage(25))).items();
    }

    private AppQuery sortedBy(Sort sort) {
        return query(Optional.empty(), sort, Given.firstPage(25));
    }

    private AppQuery query(Optional<String> search, Sort sort, Page.Request page) {
        return new AppQuery(
                tenant, search, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), sort, page);
    }

    private AppQuery filtered(Optional<Boolean> enabled, Optional<String> region, Optional<String> plan) {
        return new AppQuery(
                tenant, Optional.empty(), enabled, region, plan, Optional.empty(), Sort.NAME, Given.firstPage(25));
    }
}
