package dev.mintmark.application.service.app;

import dev.mintmark.application.port.in.app.CheckFederatedToken;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.host.TrustedIssuers;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier.Presented;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.FederationCheck;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Judges a pasted token as the token endpoint would; keys are asked for outside of any transaction. */
public final class CheckFederatedTokenService implements CheckFederatedToken {
    private final UnitOfWork unitOfWork;
    private final OwnedApps owned;
    private final TrustedIssuers issuers;
    private final FederatedTokenVerifier verifier;
    private final Set<String> audiences;
    private final Clock clock;

    /** Holds tokens against these audiences. */
    public CheckFederatedTokenService(
            UnitOfWork unitOfWork,
            Apps apps,
            TrustedIssuers issuers,
            FederatedTokenVerifier verifier,
            Set<String> audiences,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.owned = new OwnedApps(apps);
        this.issuers = issuers;
        this.verifier = verifier;
        this.audiences = Set.copyOf(audiences);
        this.clock = clock;
    }

    @Override
    public Report check(TenantId tenant, AppId app, Supplier<String> token) {
        List<WithIssuer> credentials = unitOfWork.execute(
                () -> withIssuers(owned.require(tenant, app).credentials().federated()));
        Presented presented = read(token.get());
        List<Judged> judged =
                credentials.stream().map(one -> judge(one, presented)).toList();
        boolean matches = judged.stream().anyMatch(one -> one.checks().stream().allMatch(FederationCheck::passed));
        return new Report(matches, judged);
    }

    private List<WithIssuer> withIssuers(List<FederatedCredential> credentials) {
        Map<TrustedIssuerId, TrustedIssuer> byId =
                issuers
                        .findAll(credentials.stream()
                                .map(FederatedCredential::issuer)
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(TrustedIssuer::id, Function.identity()));
        return credentials.stream()
                .map(credential -> new WithIssuer(credential, byId.get(credential.issuer())))
                .toList();
    }

    private Presented read(String token) {
        Violations violations = new Violations();
        Optional<Presented> presented = Optional.empty();
        if (token == null || token.isBlank()) {
            violations.add("token", Fault.REQUIRED);
        } else {
            presented = verifier.read(token.strip());
            if (presented.isEmpty()) {
                violations.add("token", Fault.INVALID_TOKEN);
            }
        }
        violations.throwIfAny();
        return presented.orElseThrow();
    }

    private Judged judge(WithIssuer one, Presented presented) {
        boolean signed = verifier.signer(presented, List.of(one.issuer())).isPresent();
        return new Judged(
                one.credential().name().value(),
                FederationCheck.all(
                        one.credential(),
                        one.issuer(),
                        presented.token(),
                        signed,
                        new FederationCheck.Circumstances(audiences, clock.instant())));
    }

    private record WithIssuer(FederatedCredential credential, TrustedIssuer issuer) {}
}
