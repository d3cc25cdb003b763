package dev.mintmark.application.service.people;

import dev.mintmark.application.port.in.people.ManageIdentityProviders;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.people.EmailDomains;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.ProviderVault;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.provider.EncryptedCredential;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.provider.ProviderSettings;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Sets and removes providers, and says whose e-mail domains are. What decides about one owner takes turns; of two
 * owners who want one domain at once, the database lets one have it.
 */
public final class ManageIdentityProvidersService implements ManageIdentityProviders {
    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Members members;
    private final IdentityProviders providers;
    private final EmailDomains domains;
    private final ProviderVault vault;
    private final OwnerLock lock;
    private final IdGenerator ids;
    private final AuditTrail audit;
    private final boolean thisMachine;
    private final Clock clock;

    /** @param thisMachine whether a provider may be this machine */
    public ManageIdentityProvidersService(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            IdentityProviders providers,
            EmailDomains domains,
            ProviderVault vault,
            IdGenerator ids,
            AuditTrail audit,
            boolean thisMachine,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.members = members;
        this.providers = providers;
        this.domains = domains;
        this.vault = vault;
        this.lock = new OwnerLock(tenants, members);
        this.ids = ids;
        this.audit = audit;
        this.thisMachine = thisMachine;
        this.clock = clock;
    }

    @Override
    public IdentityProvider read(Owner owner) {
        return unitOfWork.execute(() -> require(owner));
    }

    @Override
    public IdentityProvider put(Command command) {
        Owner owner = command.owner();
        return unitOfWork.execute(() -> {
            lock.take(owner);
            Optional<IdentityProvider> before = providers.findOf(owner);
            ExpectedVersion.require(
                    command.expectedVersion(),
                    before.map(IdentityProvider::version).orElse(0L));
            Violations violations = new Violations();
            Optional<ProviderSettings> settings =
                    ProviderSettings.parse(owner, command.settings(), thisMachine, violations);
            checkSecret(command, before, violations);
            checkDomains(owner, command.settings().emailDomains(), violations);
            settings.flatMap(ProviderSettings::breakGlass)
                    .filter(id -> members.find(id)
                            .filter(member -> member.owner().equals(owner))
                            .isEmpty())
                    .ifPresent(unknown -> violations.add("breakGlassMemberId", Fault.MEMBER_NOT_FOUND));
            violations.throwIfAny();
            return store(command, before, settings.orElseThrow());
        });
    }

    private IdentityProvider store(Command command, Optional<IdentityProvider> before, ProviderSettings settings) {
        Instant now = clock.instant();
        IdentityProviderId id = before.map(IdentityProvider::id).orElseGet(() -> new IdentityProviderId(ids.next()));
        Optional<EncryptedCredential> secret = command.secrets().isPresent()
                ? command.secrets().get().stream()
                        .map(given -> vault.lock(given, id))
                        .findFirst()
                : before.flatMap(IdentityProvider::secret);
        if (command.owner().isInstallation()) {
            takeDomains(settings.emailDomains(), now);
        }
        IdentityProvider wanted = before.map(stored -> stored.with(settings, secret, now))
                .orElseGet(() -> IdentityProvider.create(id, command.owner(), settings, secret, now));
        IdentityProvider stored;
        if (before.isEmpty()) {
            providers.add(wanted);
            stored = wanted;
        } else if (before.get().settings().equals(settings)
                && before.get().secret().equals(secret)) {
            return before.get();
        } else {
            stored = providers.update(wanted);
            if (!before.get().settings().issuer().equals(settings.issuer())) {
                providers.unlinkAll(id);
            }
        }
        AuditAction action =
                before.isEmpty() ? AuditAction.IDENTITY_PROVIDER_CREATED : AuditAction.IDENTITY_PROVIDER_CHANGED;
        IdentityProviderEntries.compare(action, before, Optional.of(stored)).recordIn(audit);
        if (command.owner().isInstallation()) {
            giveUpDomains(settings.emailDomains());
        }
        return stored;
    }

    /** A secret is told to nobody but whom it was given for: whoever names another issuer gives it again. */
    private void checkSecret(Command command, Optional<IdentityProvider> before, Violations violations) {
        List<ProviderSecret> given = command.secrets().orElse(List.of());
        if (given.size() > 1) {
            violations.add(
                    ProviderSecret.Kind.CLIENT_KEY.field(),
                    Fault.INVALID_JWK,
                    "Give a client secret or a private key, not both.");
        }
        given.forEach(secret -> checkOne(secret, violations));
        before.filter(stored -> command.secrets().isEmpty())
                .filter(stored -> !stored.isSameClient(
                        command.settings().issuer(), command.settings().clientId()))
                .flatMap(IdentityProvider::secret)
                .ifPresent(kept -> violations.add(
                        kept.kind().field(),
                        Fault.REQUIRED,
                        "Give it again, or null: the one of before was for another issuer or client id."));
    }

    private void checkOne(ProviderSecret secret, Violations violations) {
        ProviderSecret.Kind kind = secret.kind();
        if (secret.reveal().isEmpty()) {
            violations.add(kind.field(), Fault.REQUIRED, "Give the secret, or null for a client that has none.");
        } else if (secret.reveal().length() > kind.maxLength()) {
            violations.add(kind.field(), Fault.TOO_LONG, "This has at most " + kind.maxLength() + " characters.");
        } else {
            vault.check(secret, violations);
        }
    }

    private void checkDomains(Owner owner, List<String> texts, Violations violations) {
        Violations faults = new Violations();
        List<EmailDomain> wanted = EmailDomain.parse(texts, "emailDomains", faults);
        if (!faults.isEmpty()) {
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            Optional<Owner> current = domains.ownerOf(wanted.get(i));
            boolean isItsOwn = current.filter(owner::equals).isPresent();
            if (owner.isInstallation() && current.isPresent() && !isItsOwn) {
                violations.add("emailDomains[" + i + "]", Fault.EMAIL_DOMAIN_TAKEN);
            } else if (!owner.isInstallation() && !isItsOwn) {
                violations.add("emailDomains[" + i + "]", Fault.EMAIL_DOMAIN_NOT_OWNED);
            }
        }
    }

    private void takeDomains(List<EmailDomain> wanted, Instant now) {
        List<EmailDomain> owned = domains.of(Owner.installation());
        wanted.stream()
                .filter(domain -> !owned.contains(domain))
                .forEach(domain -> domains.add(Owner.installation(), domain, now));
    }

    private void giveUpDomains(List<EmailDomain> kept) {
        domains.of(Owner.installation()).stream()
                .filter(domain -> !kept.contains(domain))
                .forEach(domains::remove);
    }

    @Override
    public void remove(Owner owner, Optional<Long> expectedVersion) {
        unitOfWork.run(() -> {
            lock.take(owner);
            IdentityProvider provider = require(owner);
            ExpectedVersion.require(expectedVersion, provider.version());
            providers.remove(provider);
            if (owner.isInstallation()) {
                giveUpDomains(List.of());
            }
            IdentityProviderEntries.compare(
                            AuditAction.IDENTITY_PROVIDER_DELETED, Optional.of(provider), Optional.empty())
                    .recordIn(audit);
        });
    }

    @Override
    public List<EmailDomain> domains(Owner owner) {
        return unitOfWork.execute(() -> {
            requireTenant(owner);
            return domains.of(owner);
        });
    }

    @Override
    public List<EmailDomain> setDomains(Owner owner, List<String> texts) {
        return unitOfWork.execute(() -> {
            lock.take(owner);
            Tenant tenant = requireTenant(owner);
            Violations violations = new Violations();
            List<EmailDomain> wanted = EmailDomain.parse(texts, "emailDomains", violations);
            if (violations.isEmpty()) {
                for (int i = 0; i < wanted.size(); i++) {
                    if (domains.ownerOf(wanted.get(i))
                            .filter(other -> !other.equals(owner))
                            .isPresent()) {
                        violations.add("emailDomains[" + i + "]", Fault.EMAIL_DOMAIN_TAKEN);
                    }
                }
            }
            violations.throwIfAny();
            List<EmailDomain> before = domains.of(owner);
            replace(owner, before, wanted);
            List<EmailDomain> after = domains.of(owner);
            if (!before.equals(after)) {
                audit.record(
                        IdentityProviderEntries.domains(owner, tenant.name().value(), before, after));
            }
            return after;
        });
    }

    private void replace(Owner owner, List<EmailDomain> before, List<EmailDomain> wanted) {
        Instant now = clock.instant();
        providers
                .findOf(owner)
                .filter(provider -> !wanted.containsAll(provider.settings().emailDomains()))
                .ifPresent(provider -> {
                    IdentityProvider kept = providers.update(provider.keeping(new HashSet<>(wanted), now));
                    IdentityProviderEntries.compare(
                                    AuditAction.IDENTITY_PROVIDER_CHANGED, Optional.of(provider), Optional.of(kept))
                            .recordIn(audit);
                });
        before.stream().filter(domain -> !wanted.contains(domain)).forEach(domains::remove);
        wanted.stream().filter(domain -> !before.contains(domain)).forEach(domain -> domains.add(owner, domain, now));
    }

    private Tenant requireTenant(Owner owner) {
        return owner.tenant().flatMap(tenants::find).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }

    private IdentityProvider require(Owner owner) {
        return providers.findOf(owner).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
