package dev.mintmark.incontainer;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppName;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Things to store, each unlike any other. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Samples() {}

    static RegionCode freshCode() {
        return new RegionCode("region-" + UUID.randomUUID());
    }

    static LicenseRegion region(RegionCode code) {
        return LicenseRegion.create(code, new DisplayName("A region"), true, NOW);
    }

    static RegionDatabase databaseOf(LicenseRegion region) {
        return RegionDatabase.create(
                new DbCode("db-" + UUID.randomUUID()), region.code(), "the first of its region", NOW);
    }

    static Tenant tenant() {
        return Tenant.register(new TenantId(UUID.randomUUID()), new DisplayName("A tenant"), 5, PlanPolicy.OPEN, NOW);
    }

    static App app(Tenant tenant, RegionDatabase database, String name) {
        String digest = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        return App.register(
                new App.Identity(
                        new AppId(UUID.randomUUID()),
                        tenant.id(),
                        ClientId.of(Arrays.copyOf(digest.getBytes(StandardCharsets.US_ASCII), 17))),
                new AppSettings(AppName.stored(name), List.of(), List.of(), AllowedDomains.NONE, true),
                new App.Stamp(database.region(), database.dbCode()),
                Optional.empty(),
                new StoredCredential(SecretDigest.ofHex(digest), "abcd", NOW),
                NOW);
    }
}
