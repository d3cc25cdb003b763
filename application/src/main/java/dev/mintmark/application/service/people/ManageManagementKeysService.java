package dev.mintmark.application.service.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.people.ManageManagementKeys;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.Owner;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Manages management keys. */
public final class ManageManagementKeysService implements ManageManagementKeys {
    private final UnitOfWork unitOfWork;
    private final ManagementKeys keys;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Clock clock;

    public ManageManagementKeysService(
            UnitOfWork unitOfWork,
            ManagementKeys keys,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.keys = keys;
        this.ids = ids;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Issued create(Command command) {
        Instant now = clock.instant();
        Violations violations = new Violations();
        Optional<DisplayName> name = DisplayName.parse(command.name(), "name", violations);
        Optional<Role> role = ManagementKey.parseRole(command.role(), command.maker(), "role", violations);
        command.expiresAt().ifPresent(end -> ManagementKey.checkExpiry(end, now, "expiresAt", violations));
        violations.throwIfAny();
        ClientSecret secret = secrets.secret(SecretKind.MANAGEMENT_KEY);
        ManagementKey key = ManagementKey.create(
                new ManagementKeyId(ids.next()),
                command.maker(),
                name.orElseThrow(),
                role.orElseThrow(),
                secret,
                command.expiresAt(),
                now);
        return unitOfWork.execute(() -> {
            keys.add(key);
            ManagementKeyEntries.compare(AuditAction.MANAGEMENT_KEY_CREATED, Optional.empty(), Optional.of(key))
                    .recordIn(audit);
            return new Issued(key, secret);
        });
    }

    @Override
    public Page<ManagementKey> list(Owner owner, Page.Request page) {
        return unitOfWork.execute(() -> keys.list(owner, page));
    }

    @Override
    public ManagementKey read(Owner owner, ManagementKeyId id) {
        return unitOfWork.execute(() -> require(owner, id));
    }

    @Override
    public void delete(Owner owner, ManagementKeyId id) {
        unitOfWork.run(() -> {
            ManagementKey key = require(owner, id);
            if (!keys.remove(id)) {
                throw new RuleBroken(Refusal.NOT_FOUND);
            }
            ManagementKeyEntries.compare(AuditAction.MANAGEMENT_KEY_DELETED, Optional.of(key), Optional.empty())
                    .recordIn(audit);
        });
    }

    private ManagementKey require(Owner owner, ManagementKeyId id) {
        return keys.find(id)
                .filter(key -> key.owner().equals(owner))
                .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
