package dev.mintmark.application.service.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.people.ManageManagementKeys;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.Owner;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Manages management keys. */
public final class ManageManagementKeysService implements ManageManagementKeys {
    private final UnitOfWork unitOfWork;
    private final ManagementKeys keys;
    private final Apps apps;
    private final ManagementKeyRemoval removal;
    private final OwnerLock lock;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Clock clock;

    public ManageManagementKeysService(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            ManagementKeys keys,
            Invitations invitations,
            Apps apps,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.keys = keys;
        this.apps = apps;
        this.lock = new OwnerLock(tenants, members);
        this.removal = new ManagementKeyRemoval(keys, invitations);
        this.ids = ids;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The key that makes another one is locked, so that it is not removed before what it makes is there to go with it.
     */
    @Override
    public Issued create(Command command) {
        ClientSecret secret = secrets.secret(SecretKind.MANAGEMENT_KEY);
        ManagementKeyId id = new ManagementKeyId(ids.next());
        return unitOfWork.execute(() -> {
            Instant now = clock.instant();
            lock.take(command.maker().owner());
            Optional<ManagementKey> madeBy = command.madeByKey()
                    .map(its -> keys.lock(its).orElseThrow(() -> new RuleBroken(Refusal.NOT_SIGNED_IN)));
            Violations violations = new Violations();
            Optional<DisplayName> name = DisplayName.parse(command.name(), "name", violations);
            Optional<Role> role = ManagementKey.parseRole(command.role(), command.maker(), "role", violations);
            Optional<Set<AppId>> onlyApps =
                    ManagementKey.parseApps(command.apps(), app -> isThere(command.maker(), app), "apps", violations);
            Instant expiresAt = ManagementKey.expiry(command.expiresAt(), madeBy, now, "expiresAt", violations);
            violations.throwIfAny();
            ManagementKey key = ManagementKey.create(
                    id,
                    command.maker(),
                    command.madeByKey(),
                    name.orElseThrow(),
                    role.orElseThrow(),
                    onlyApps,
                    secret,
                    expiresAt,
                    now);
            Bound.MANAGEMENT_KEYS.requireRoomForOneMore(keys.count(key.owner()));
            keys.add(key);
            ManagementKeyEntries.created(key).recordIn(audit);
            return new Issued(key, secret);
        });
    }

    private boolean isThere(Member maker, AppId app) {
        return maker.tenant().flatMap(tenant -> apps.find(tenant, app)).isPresent();
    }

    @Override
    public Page<ManagementKey> list(Owner owner, Page.Request page) {
        return unitOfWork.execute(() -> keys.list(owner, page));
    }

    @Override
    public ManagementKey read(Owner owner, ManagementKeyId id) {
        return unitOfWork.execute(() -> require(owner, keys.find(id)));
    }

    @Override
    public void delete(Owner owner, ManagementKeyId id) {
        unitOfWork.run(() -> removal.remove(require(owner, keys.lock(id)), clock.instant(), audit::record));
    }

    private static ManagementKey require(Owner owner, Optional<ManagementKey> found) {
        return found.filter(key -> key.owner().equals(owner)).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
