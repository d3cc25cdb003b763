package dev.mintmark.application.service.session;

import dev.mintmark.application.port.in.session.ManageFactors;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.port.out.session.TotpSecrets;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.RecoveryCode;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.factor.TotpSetup;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Manages people's second factors; the member's row is locked before what belongs to it. */
public final class ManageFactorsService implements ManageFactors {
    private final UnitOfWork unitOfWork;
    private final Members members;
    private final Sessions sessions;
    private final Factors factors;
    private final FactorDuties duties;
    private final TotpSecrets totps;
    private final IdGenerator ids;
    private final NewFactors newFactors;
    private final AuditTrail audit;
    private final String service;
    private final Clock clock;

    /** @param service how authenticator apps call this service */
    public ManageFactorsService(
            UnitOfWork unitOfWork,
            Members members,
            Sessions sessions,
            Factors factors,
            FactorDuties duties,
            TotpSecrets totps,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            String service,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.members = members;
        this.sessions = sessions;
        this.factors = factors;
        this.duties = duties;
        this.totps = totps;
        this.ids = ids;
        this.newFactors = new NewFactors(sessions, factors, secrets, audit);
        this.audit = audit;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public View view(MemberId id, SessionId session) {
        return unitOfWork.execute(() -> new View(
                factors.findTotp(id),
                factors.passkeys(id),
                factors.countRecoveryCodes(id),
                duties.of(require(members.find(id)), session, clock.instant())));
    }

    @Override
    public TotpSetup beginTotp(MemberId id) {
        FactorId factor = new FactorId(ids.next());
        AtomicReference<String> shown = new AtomicReference<>();
        EncryptedValue secret = totps.make(factor, shown::set);
        Member member = unitOfWork.execute(() -> {
            Member locked = require(members.lock(id));
            factors.replacePending(Totp.pending(factor, id, secret, clock.instant()));
            return locked;
        });
        return TotpSetup.of(factor, service, member.email().value(), shown.get());
    }

    @Override
    public List<RecoveryCode> confirmTotp(MemberId id, SessionId session, String code) {
        Violations violations = new Violations();
        if (code == null || code.isBlank()) {
            violations.add("code", Fault.REQUIRED);
            violations.throwIfAny();
        }
        return unitOfWork.execute(() -> {
            Member member = require(members.lock(id));
            Instant now = clock.instant();
            Optional<Totp> pending = factors.findPending(id).filter(totp -> totp.isPending(now));
            Optional<Long> step = pending.flatMap(totp -> totps.step(totp, code, now));
            if (pending.isEmpty()) {
                violations.add("code", Fault.WRONG_TOTP_CODE, "Nothing waits to be confirmed any more. Begin again.");
            } else if (step.isEmpty()) {
                violations.add("code", Fault.WRONG_TOTP_CODE);
            }
            violations.throwIfAny();
            return newFactors.add(
                    member,
                    session,
                    () -> factors.confirm(pending.get().confirmed(step.orElseThrow(), now)),
                    MemberEntries.entry(AuditAction.SECOND_FACTOR_ADDED, member)
                            .with("factor", null, FactorKind.TOTP.code()),
                    now);
        });
    }

    @Override
    public void remove(MemberId id, FactorId factor) {
        unitOfWork.run(() -> {
            Member member = require(members.lock(id));
            Optional<Passkey> passkey = factors.passkeys(id).stream()
                    .filter(one -> one.id().equals(factor))
                    .findFirst();
            if (!factors.removeTotp(id, factor) && !factors.removePasskey(id, factor)) {
                throw new RuleBroken(Refusal.NOT_FOUND);
            }
            if (!factors.any(id)) {
                if (duties.of(member, clock.instant()).required()) {
                    throw new RuleBroken(Refusal.LAST_FACTOR);
                }
                factors.removeAll(id);
            }
            FactorKind kind = passkey.isPresent() ? FactorKind.PASSKEY : FactorKind.TOTP;
            audit.record(MemberEntries.entry(AuditAction.SECOND_FACTOR_REMOVED, member)
                    .with("factor", kind.code(), null)
                    .with("name", passkey.map(one -> one.name().value()).orElse(null), null));
        });
    }

    @Override
    public List<RecoveryCode> renewRecoveryCodes(MemberId id) {
        return unitOfWork.execute(() -> {
            Member member = require(members.lock(id));
            if (!factors.any(id)) {
                throw new RuleBroken(
                        Refusal.OWN_FACTOR_MISSING, "Recovery codes stand in for a second factor. Register one first.");
            }
            return newFactors.makeRecoveryCodes(member);
        });
    }

    /** All operators are locked: so two who do this to each other take turns, and the second has no factor any more. */
    @Override
    public void clear(Owner owner, MemberId id, MemberId by) {
        unitOfWork.run(() -> {
            members.lockOperators();
            Member member = members.lock(id)
                    .filter(found -> found.owner().equals(owner))
                    .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
            if (!factors.any(by)) {
                throw new RuleBroken(Refusal.OWN_FACTOR_MISSING);
            }
            factors.removeAll(id);
            sessions.endAll(id, clock.instant());
            audit.record(MemberEntries.entry(AuditAction.SECOND_FACTORS_CLEARED, member));
        });
    }

    private static Member require(Optional<Member> member) {
        return member.orElseThrow(() -> new RuleBroken(Refusal.NOT_SIGNED_IN));
    }
}
