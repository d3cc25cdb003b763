package dev.mintmark.rest.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppName;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AppResponseTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ClientSecret SECRET = ClientSecret.of(new byte[ClientSecret.RANDOM_BYTES]);
    private static final RegionCode REGION = new RegionCode("aws-us-east-1");
    private static final Plan PLAN = Plan.create(
            new PlanCode("gold"),
            new DisplayName("Gold"),
            Limits.of(Map.of(Limit.PER_DAY, 5L)),
            PlanStatus.ACTIVE,
            NOW);
    private static final AppView VIEW = view(Optional.of(PLAN));

    private static final String REGION_AND_MORE =
            "\"licenseRegion\":{\"code\":\"aws-us-east-1\",\"name\":\"US East\"},\"dbCode\":\"use1-db\","
                    + "\"redirectUris\":[\"https://app.example.com/cb\"],\"postLogoutRedirectUris\":[],\"allowedDomains\":[\"app.example.com\"],"
                    + "\"enabled\":true,\"plan\":";
    private static final String GOLD =
            "{\"code\":\"gold\",\"name\":\"Gold\",\"status\":\"active\",\"revision\":1,\"limits\":{\"maxDocumentUnitsPerDay\":5}}";
    private static final String NAMES =
            "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"name\":\"Billing\",\"clientId\":\"mm_00000000000000000000000000\",";
    private static final String TIMES =
            ",\"publicKeys\":[],\"federatedCredentials\":[],\"secretCreatedAt\":\"2026-01-02T03:04:05Z\",\"secretHint\":\""
                    + SECRET.hint()
                    + "\",\"secretExpiresAt\":null,\"previousSecret\":null,\"lastTokenIssuedAt\":null,\"createdAt\":\"2026-01-02T03:04:05Z\",\"updatedAt\":\"2026-01-02T03:04:05Z\"}";

    @Test
    void writesEveryMemberInOrder() {
        assertThat(JsonText.of(AppResponse.from(VIEW))).isEqualTo(NAMES + REGION_AND_MORE + GOLD + TIMES);
    }

    @Test
    void writesNullWhereNoPlanIsAssigned() {
        assertThat(JsonText.of(AppResponse.from(view(Optional.empty())))).contains("\"plan\":null,");
    }

    @Test
    void showsTheSecretOfANewAppOnceAndNeverPrintsIt() {
        RegisteredAppResponse answer = RegisteredAppResponse.from(new ManageApps.Registered(VIEW, SECRET));

        assertThat(JsonText.of(answer))
                .isEqualTo(NAMES + "\"clientSecret\":\"" + SECRET.reveal() + "\"," + REGION_AND_MORE + GOLD + TIMES);
        assertThat(answer.toString()).doesNotContain(SECRET.reveal());
    }

    @Test
    void previewsWithoutWhatIsMadeUp() {
        assertThat(JsonText.of(AppResponse.ofPreview(VIEW)))
                .isEqualTo("{\"id\":null,\"name\":\"Billing\",\"clientId\":null," + REGION_AND_MORE + GOLD
                        + ",\"publicKeys\":[],\"federatedCredentials\":[],\"secretCreatedAt\":null,\"secretHint\":null,\"secretExpiresAt\":null,\"previousSecret\":null,\"lastTokenIssuedAt\":null,"
                        + "\"createdAt\":null,\"updatedAt\":null}");
    }

    private static AppView view(Optional<Plan> plan) {
        AppSettings settings = new AppSettings(
                AppName.stored("Billing"),
                List.of(new AppUri("https://app.example.com/cb")),
                List.of(),
                AllowedDomains.stored("app.example.com"),
                true);
        App app = App.register(
                new App.Identity(
                        new AppId(new UUID(0, 1)),
                        new TenantId(new UUID(0, 2)),
                        ClientId.of(new byte[ClientId.RANDOM_BYTES])),
                settings,
                new App.Stamp(REGION, new DbCode("use1-db")),
                plan.map(Plan::code),
                StoredCredential.of(SECRET, NOW),
                NOW);
        return new AppView(
                app, LicenseRegion.create(REGION, new DisplayName("US East"), true, NOW), plan, Optional.empty());
    }
}
