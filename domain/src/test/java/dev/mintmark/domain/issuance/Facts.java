package dev.mintmark.domain.issuance;

import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.resourceserver.TokenType;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Facts about apps, for tests. */
final class Facts {
    static final ClientId CLIENT_ID = new ClientId("mm_0123456789abcdefghjkmnpqrs");
    static final TenantId TENANT = new TenantId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    static final AppId APP = new AppId(UUID.fromString("01900000-0000-7000-8000-000000000002"));

    /** The default API as it is without any configuration. */
    static final TargetApi API = new TargetApi(
            new ResourceServerId(UUID.fromString("01900000-0000-7000-8000-000000000004")),
            "mintmark-api",
            List.of("mintmark.api"),
            SigningAlgorithm.ES256,
            Duration.ofMinutes(15),
            TokenType.AT_JWT,
            ApiAccess.OPEN,
            true,
            Optional.empty(),
            false);

    private Facts() {}

    /** An app that nothing blocks, without domains and without a plan. */
    static IssuanceFacts plain() {
        return of(true, TenantStatus.ACTIVE, true, true, Optional.empty(), AllowedDomains.NONE);
    }

    static IssuanceFacts withDomains(String... domains) {
        return of(true, TenantStatus.ACTIVE, true, true, Optional.empty(), AllowedDomains.stored(domains));
    }

    static IssuanceFacts withPlan(PlanStatus status, Map<Limit, Long> limits) {
        return of(true, TenantStatus.ACTIVE, true, true, Optional.of(plan(status, limits)), AllowedDomains.NONE);
    }

    static IssuanceFacts of(
            boolean enabled,
            TenantStatus tenantStatus,
            boolean hasRegion,
            boolean hasDatabase,
            Optional<IssuanceFacts.AssignedPlan> plan,
            AllowedDomains domains) {
        return new IssuanceFacts(
                TENANT,
                tenantStatus,
                APP,
                CLIENT_ID,
                enabled,
                hasRegion ? Optional.of(new RegionCode("aws-us-east-1")) : Optional.empty(),
                hasDatabase ? Optional.of(new DbCode("use1-a")) : Optional.empty(),
                domains,
                plan,
                Optional.of(API),
                4,
                Optional.empty());
    }

    /** The same app, and another API that its token is to be for. */
    static IssuanceFacts with(IssuanceFacts facts, Optional<TargetApi> api) {
        return new IssuanceFacts(
                facts.tenant(),
                facts.tenantStatus(),
                facts.app(),
                facts.clientId(),
                facts.enabled(),
                facts.region(),
                facts.dbCode(),
                facts.allowedDomains(),
                facts.plan(),
                api,
                facts.credentialVersion(),
                facts.overlap());
    }

    static TargetApi api(ApiAccess access, boolean enabled, Optional<List<String>> scopesOfPlan, String... scopes) {
        return new TargetApi(
                new ResourceServerId(UUID.fromString("01900000-0000-7000-8000-000000000003")),
                "https://api.example",
                List.of(scopes),
                SigningAlgorithm.ES256,
                Duration.ofMinutes(5),
                TokenType.AT_JWT,
                access,
                enabled,
                scopesOfPlan,
                false);
    }

    static IssuanceFacts.AssignedPlan plan(PlanStatus status, Map<Limit, Long> limits) {
        return new IssuanceFacts.AssignedPlan(new PlanCode("basic"), status, 3, Limits.of(limits));
    }
}
