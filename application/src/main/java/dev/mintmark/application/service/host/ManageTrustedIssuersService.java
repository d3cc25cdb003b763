package dev.mintmark.application.service.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.host.ManageTrustedIssuers;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.IssuerKeys;
import dev.mintmark.application.port.out.host.TrustedIssuers;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.federation.TrustedIssuerSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Registers, changes and deletes trusted issuers; their keys are fetched outside of any transaction. */
public final class ManageTrustedIssuersService implements ManageTrustedIssuers {
    private final UnitOfWork unitOfWork;
    private final TrustedIssuers issuers;
    private final IssuerKeys keys;
    private final IdGenerator ids;
    private final AuditTrail audit;
    private final Clock clock;

    public ManageTrustedIssuersService(
            UnitOfWork unitOfWork,
            TrustedIssuers issuers,
            IssuerKeys keys,
            IdGenerator ids,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.issuers = issuers;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public TrustedIssuer register(Registration wanted) {
        Violations violations = new Violations();
        Optional<String> issuer = TrustedIssuer.parseIssuer(wanted.issuer(), "issuer", violations);
        Optional<TrustedIssuerSettings> settings =
                TrustedIssuerSettings.parse(input(wanted.settings(), violations), violations);
        violations.throwIfAny();
        return unitOfWork.execute(() -> {
            Bound.TRUSTED_ISSUERS.requireRoomForOneMore(issuers.lockAndCount());
            TrustedIssuer registered = TrustedIssuer.register(
                    new TrustedIssuerId(ids.next()), issuer.orElseThrow(), settings.orElseThrow(), clock.instant());
            issuers.add(registered);
            TrustedIssuerEntries.compare(AuditAction.TRUSTED_ISSUER_CREATED, Optional.empty(), Optional.of(registered))
                    .recordIn(audit);
            return registered;
        });
    }

    private TrustedIssuerSettings.Input input(Input given, Violations violations) {
        Optional<Optional<String>> keySet =
                given.jwks().map(set -> set.flatMap(members -> keys.read(members, "jwks", violations)));
        return new TrustedIssuerSettings.Input(
                given.name(), given.jwksUri(), keySet, given.algorithms(), given.maxTokenLifetime(), given.enabled());
    }

    @Override
    public Page<TrustedIssuer> list(Page.Request page) {
        return unitOfWork.execute(() -> issuers.list(page));
    }

    @Override
    public List<TrustedIssuer> choices() {
        return unitOfWork.execute(issuers::choices);
    }

    @Override
    public TrustedIssuer read(TrustedIssuerId id) {
        return unitOfWork.execute(() -> require(id));
    }

    @Override
    public TrustedIssuer change(TrustedIssuerId id, Change change) {
        return unitOfWork.execute(() -> {
            TrustedIssuer issuer = require(id, change.expectedVersion());
            Violations violations = new Violations();
            change.readOnlyFields().forEach(field -> violations.add(field, Fault.READ_ONLY_FIELD));
            Optional<TrustedIssuerSettings> settings =
                    issuer.settings().parseChange(input(change.settings(), violations), violations);
            violations.throwIfAny();
            if (settings.orElseThrow().equals(issuer.settings())) {
                return issuer;
            }
            TrustedIssuer changed = issuers.update(issuer.with(settings.get(), clock.instant()));
            TrustedIssuerEntries.compare(AuditAction.TRUSTED_ISSUER_CHANGED, Optional.of(issuer), Optional.of(changed))
                    .recordIn(audit);
            return changed;
        });
    }

    @Override
    public void remove(TrustedIssuerId id, Optional<Long> expectedVersion) {
        unitOfWork.run(() -> {
            TrustedIssuer issuer = require(id, expectedVersion);
            if (issuers.usage(id).apps() > 0) {
                throw new RuleBroken(Refusal.TRUSTED_ISSUER_IN_USE);
            }
            issuers.remove(issuer);
            TrustedIssuerEntries.compare(AuditAction.TRUSTED_ISSUER_DELETED, Optional.of(issuer), Optional.empty())
                    .recordIn(audit);
        });
    }

    @Override
    public Impact impact(TrustedIssuerId id) {
        return unitOfWork.execute(() -> {
            require(id);
            TrustedIssuers.Usage usage = issuers.usage(id);
            return new Impact(usage.apps(), usage.tenants(), usage.lastUsedAt());
        });
    }

    @Override
    public KeyCheck check(TrustedIssuerId id) {
        IssuerKeys.Fetched fetched = keys.fetch(read(id));
        return new KeyCheck(
                fetched.usable(),
                fetched.detail(),
                fetched.address(),
                fetched.keys().stream()
                        .map(key -> new Key(key.kid(), key.type(), key.usable()))
                        .toList());
    }

    private TrustedIssuer require(TrustedIssuerId id, Optional<Long> expectedVersion) {
        TrustedIssuer issuer = require(id);
        ExpectedVersion.require(expectedVersion, issuer.version());
        return issuer;
    }

    private TrustedIssuer require(TrustedIssuerId id) {
        return issuers.find(id).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
