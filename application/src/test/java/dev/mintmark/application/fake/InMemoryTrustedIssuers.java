package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.TrustedIssuers;
import dev.mintmark.application.port.out.token.FederationDirectory;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Trusted issuers in memory. */
final class InMemoryTrustedIssuers implements TrustedIssuers, FederationDirectory {
    private final Rows<TrustedIssuerId, TrustedIssuer> rows = new Rows<>(TrustedIssuer::id, TrustedIssuer::version);
    private final InMemoryApps apps;

    InMemoryTrustedIssuers(InMemoryApps apps) {
        this.apps = apps;
        apps.knowIssuersBy(id -> rows.find(id).isPresent());
    }

    Runnable snapshot() {
        Map<TrustedIssuerId, TrustedIssuer> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(TrustedIssuer issuer) {
        rows.add(issuer, Refusal.CONCURRENT_CHANGE);
    }

    @Override
    public long lockAndCount() {
        return rows.all().size();
    }

    @Override
    public TrustedIssuer update(TrustedIssuer issuer) {
        return rows.update(
                issuer,
                version -> new TrustedIssuer(
                        issuer.id(),
                        issuer.issuer(),
                        issuer.settings(),
                        issuer.createdAt(),
                        issuer.updatedAt(),
                        version));
    }

    @Override
    public void remove(TrustedIssuer issuer) {
        if (!users(issuer.id()).isEmpty()) {
            throw new RuleBroken(Refusal.TRUSTED_ISSUER_IN_USE);
        }
        rows.remove(issuer);
    }

    @Override
    public Optional<TrustedIssuer> find(TrustedIssuerId id) {
        return rows.find(id);
    }

    @Override
    public List<TrustedIssuer> findAll(Collection<TrustedIssuerId> ids) {
        return ids.stream().distinct().flatMap(id -> rows.find(id).stream()).toList();
    }

    @Override
    public Page<TrustedIssuer> list(Page.Request page) {
        return rows.page(page, issuer -> issuer.id().toString());
    }

    @Override
    public List<TrustedIssuer> choices() {
        return rows.all().stream()
                .filter(issuer -> issuer.settings().enabled())
                .sorted(Comparator.comparing(TrustedIssuer::name)
                        .thenComparing(issuer -> issuer.id().toString()))
                .toList();
    }

    @Override
    public Usage usage(TrustedIssuerId id) {
        List<App> users = users(id);
        return new Usage(
                users.size(),
                users.stream().map(App::tenant).distinct().count(),
                users.stream()
                        .flatMap(app -> app.credentials().federated().stream()
                                .filter(credential -> credential.issuer().equals(id))
                                .flatMap(credential -> Stream.ofNullable(apps.federatedUses(app.id())
                                        .get(credential.name().value()))))
                        .map(FederatedUse::at)
                        .max(Comparator.naturalOrder()));
    }

    private List<App> users(TrustedIssuerId id) {
        return apps.matching(app -> app.credentials().federated().stream()
                .anyMatch(credential -> credential.issuer().equals(id)));
    }

    @Override
    public List<Match> find(ClientId clientId, String issuer) {
        List<FederatedCredential> ofApp = apps.matching(app -> app.clientId().equals(clientId)).stream()
                .flatMap(app -> app.credentials().federated().stream())
                .toList();
        return rows.all().stream()
                .filter(one -> one.issuer().equals(issuer))
                .flatMap(one -> matches(one, ofApp))
                .toList();
    }

    private static Stream<Match> matches(TrustedIssuer issuer, List<FederatedCredential> ofApp) {
        List<Match> matches = ofApp.stream()
                .filter(credential -> credential.issuer().equals(issuer.id()))
                .map(credential -> new Match(issuer, Optional.of(credential)))
                .toList();
        return matches.isEmpty() ? Stream.of(new Match(issuer, Optional.empty())) : matches.stream();
    }

    @Override
    public boolean hasAny(AppId app) {
        return apps.matching(one -> one.id().equals(app)).stream()
                .anyMatch(one -> !one.credentials().federated().isEmpty());
    }
}
