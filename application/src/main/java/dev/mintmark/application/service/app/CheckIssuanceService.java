package dev.mintmark.application.service.app;

import dev.mintmark.application.port.in.app.CheckIssuance;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.token.FederationDirectory;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.IssuanceGate;
import dev.mintmark.domain.issuance.TargetApi;
import dev.mintmark.domain.issuance.TokenClaims;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the checks of token issuance for an app's owner, without issuing a token. */
public final class CheckIssuanceService implements CheckIssuance {
    private static final Failure CREDENTIAL_MISSING = new Failure(
            "credential_missing",
            "This app has nothing to authenticate with. Regenerate its secret, register a public key or add a"
                    + " federated credential.");

    private static final Failure SECRET_EXPIRED =
            new Failure(Blocked.SECRET_EXPIRED.code(), Blocked.SECRET_EXPIRED.message());

    private final IssuanceDirectory directory;
    private final FederationDirectory federation;
    private final TokenPolicy policy;
    private final SecretGenerator secrets;
    private final Clock clock;

    public CheckIssuanceService(
            IssuanceDirectory directory,
            FederationDirectory federation,
            TokenPolicy policy,
            SecretGenerator secrets,
            Clock clock) {
        this.directory = directory;
        this.federation = federation;
        this.policy = policy;
        this.secrets = secrets;
        this.clock = clock;
    }

    private static Optional<Failure> failureOfCredentials(IssuanceDirectory.Entry entry, Instant now) {
        if (!entry.hasCredential(now)) {
            return Optional.of(CREDENTIAL_MISSING);
        }
        Stream<Instant> secrets = Stream.concat(
                entry.secretCreatedAt().stream(),
                entry
                        .overlap()
                        .filter(replaced -> !replaced.isOver(now))
                        .map(replaced -> replaced.secret().createdAt())
                        .stream());
        boolean allExpired = entry.secretAge()
                .filter(age -> secrets.allMatch(madeAt -> age.isExpired(madeAt, now)))
                .isPresent();
        return entry.publicKeys().isEmpty() && allExpired ? Optional.of(SECRET_EXPIRED) : Optional.empty();
    }

    @Override
    public Report check(TenantId tenant, AppId app, Optional<String> resource, Optional<String> scope) {
        IssuanceDirectory.Entry entry =
                directory.find(tenant, app, resource).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
        IssuanceFacts facts = entry.facts();
        List<Check> checks = new ArrayList<>();
        Instant now = clock.instant();
        checks.add(
                new Check("credential", federation.hasAny(app) ? Optional.empty() : failureOfCredentials(entry, now)));
        for (IssuanceGate.Result result : IssuanceGate.all(facts, scope)) {
            checks.add(new Check(
                    result.check(), result.failure().map(blocked -> new Failure(blocked.code(), blocked.message()))));
        }
        boolean ready = checks.stream().allMatch(check -> check.failure().isEmpty());
        List<String> scopes = facts.api().map(api -> api.grant(scope)).orElse(List.of());
        return new Report(
                ready,
                List.copyOf(checks),
                TokenClaims.of(facts, policy.issuer(), scopes, secrets.tokenId(), now),
                facts.api().filter(TargetApi::requiresDpop).isPresent());
    }
}
