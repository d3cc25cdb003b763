package dev.mintmark.domain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AppTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final StoredCredential SECRET = StoredCredential.of(ClientSecret.of(new byte[32]), THEN);
    private static final AppSettings SETTINGS = new AppSettings(
            AppName.stored("Billing"),
            List.of(new AppUri("https://a.example/cb")),
            List.of(new AppUri("https://a.example/bye")),
            AllowedDomains.stored("a.example"),
            true);
    private static final App APP = App.register(
            new App.Identity(
                    new AppId(new UUID(1, 1)),
                    new TenantId(new UUID(1, 2)),
                    new ClientId("mm_0123456789abcdefghjkmnpqrs")),
            SETTINGS,
            new App.Stamp(new RegionCode("eu-1"), new DbCode("eu1-a")),
            Optional.of(new PlanCode("basic")),
            SECRET,
            THEN);

    @Test
    void startsWithItsFirstCredential() {
        assertThat(APP.credentialVersion()).isEqualTo(1);
        assertThat(APP.times().lastTokenIssuedAt()).isEmpty();
        assertThat(APP.times().createdAt())
                .isEqualTo(THEN)
                .isEqualTo(APP.times().updatedAt());
        assertThat(APP.version()).isEqualTo(1);
        assertThat(APP.settings()).isEqualTo(SETTINGS);
        assertThat(APP.plan()).contains(new PlanCode("basic"));
    }

    @Test
    void changesItsSettingsAndNothingElse() {
        AppSettings settings =
                new AppSettings(AppName.stored("Other"), List.of(), List.of(), AllowedDomains.NONE, false);
        App changed = APP.withSettings(settings, NOW);
        assertThat(changed.settings()).isEqualTo(settings);
        assertThat(changed.times().updatedAt()).isEqualTo(NOW);
        assertThat(changed.withSettings(SETTINGS, THEN)).isEqualTo(APP);
    }

    @Test
    void changesItsPlanAndNothingElse() {
        App changed = APP.withPlan(Optional.empty(), NOW);
        assertThat(changed.plan()).isEmpty();
        assertThat(changed.times().updatedAt()).isEqualTo(NOW);
        assertThat(changed.withPlan(APP.plan(), THEN)).isEqualTo(APP);
    }

    @Test
    void countsItsReplacedSecrets() {
        byte[] random = new byte[32];
        random[0] = 1;
        StoredCredential next = StoredCredential.of(ClientSecret.of(random), NOW);
        App changed = APP.replaceSecret(next, NOW);
        assertThat(changed.secret()).contains(next);
        assertThat(changed.credentialVersion()).isEqualTo(2);
        assertThat(changed.replaceSecret(SECRET, NOW).credentialVersion()).isEqualTo(3);
        assertThat(changed.settings()).isEqualTo(SETTINGS);
        assertThat(changed.times().createdAt()).isEqualTo(THEN);
        assertThat(changed.times().updatedAt()).isEqualTo(NOW);
        assertThat(changed)
                .usingRecursiveComparison()
                .ignoringFields("credentials", "times.updatedAt")
                .isEqualTo(APP);
    }

    @Test
    void cannotLackARegionOrADatabase() {
        assertThatNullPointerException().isThrownBy(() -> registerIn(null, new DbCode("eu1-a")));
        assertThatNullPointerException().isThrownBy(() -> registerIn(new RegionCode("eu-1"), null));
    }

    @Test
    void takesAwayOnlyByBeingSwitchedOff() {
        assertThat(SETTINGS.onlyTakesAwayIn(switched(SETTINGS, false))).isTrue();
        assertThat(switched(SETTINGS, false).onlyTakesAwayIn(SETTINGS)).isFalse();
    }

    @Test
    void takesAwayNothingByStayingTheSame() {
        assertThat(SETTINGS.onlyTakesAwayIn(switched(SETTINGS, true))).isTrue();
        assertThat(switched(SETTINGS, false).onlyTakesAwayIn(switched(SETTINGS, false)))
                .isTrue();
    }

    @Test
    void doesMoreThanTakeAwayByAnyOtherChange() {
        AppName name = SETTINGS.name();
        List<AppUri> uris = SETTINGS.redirectUris();
        List<AppUri> byes = SETTINGS.postLogoutRedirectUris();
        AllowedDomains domains = SETTINGS.allowedDomains();
        for (boolean enabled : new boolean[] {true, false}) {
            for (AppSettings next : List.of(
                    new AppSettings(AppName.stored("billing"), uris, byes, domains, enabled),
                    new AppSettings(name, List.of(), byes, domains, enabled),
                    new AppSettings(name, uris, List.of(), domains, enabled),
                    new AppSettings(name, uris, byes, AllowedDomains.NONE, enabled))) {
                assertThat(SETTINGS.onlyTakesAwayIn(next)).as(next.toString()).isFalse();
            }
        }
    }

    @Test
    void readsOnlyCanonicalIds() {
        String id = "01900000-0000-7000-8000-0000000000ab";
        assertThat(AppId.parse(id).orElseThrow()).hasToString(id);
        assertThat(TenantId.parse(id).orElseThrow()).hasToString(id);
        for (String text : List.of("", "1-1-1-1-1", id + "0", " " + id, id + "\n", id.replace("-", ""))) {
            assertThat(AppId.parse(text)).isEmpty();
            assertThat(TenantId.parse(text)).isEmpty();
        }
    }

    private static AppSettings switched(AppSettings settings, boolean enabled) {
        return new AppSettings(
                settings.name(),
                settings.redirectUris(),
                settings.postLogoutRedirectUris(),
                settings.allowedDomains(),
                enabled);
    }

    private static App registerIn(RegionCode region, DbCode dbCode) {
        return App.register(APP.identity(), SETTINGS, new App.Stamp(region, dbCode), Optional.empty(), SECRET, THEN);
    }
}
