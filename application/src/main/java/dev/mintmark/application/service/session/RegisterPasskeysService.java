package dev.mintmark.application.service.session;

import dev.mintmark.application.port.in.session.RegisterPasskeys;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.PasskeyVerifier;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.PasskeyCreation;
import dev.mintmark.domain.factor.PasskeyRegistration;
import dev.mintmark.domain.factor.RecoveryCode;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Registers passkeys; an answer is checked outside of any transaction, and the member's row is locked to store it. */
public final class RegisterPasskeysService implements RegisterPasskeys {
    private static final String CREDENTIAL = "credential";

    private final UnitOfWork unitOfWork;
    private final Members members;
    private final Factors factors;
    private final PasskeyCeremonies ceremonies;
    private final NewFactors newFactors;
    private final IdGenerator ids;
    private final Clock clock;

    public RegisterPasskeysService(
            UnitOfWork unitOfWork,
            Members members,
            Sessions sessions,
            Factors factors,
            PasskeyCeremonies ceremonies,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.members = members;
        this.factors = factors;
        this.ceremonies = ceremonies;
        this.newFactors = new NewFactors(sessions, factors, secrets, audit);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public PasskeyCreation begin(MemberId id, SessionId session) {
        return unitOfWork.execute(() -> {
            Member member = require(members.find(id));
            List<Passkey> others = factors.passkeys(id);
            Bound.PASSKEYS.requireRoomForOneMore(others.size());
            return ceremonies.creation(member, session.toString(), others, clock.instant());
        });
    }

    @Override
    public Registered finish(MemberId id, SessionId session, String typed, PasskeyRegistration answer) {
        Instant now = clock.instant();
        Violations violations = new Violations();
        Optional<DisplayName> name = DisplayName.parse(typed, "name", violations);
        if (answer == null) {
            violations.add(CREDENTIAL, Fault.REQUIRED);
        }
        violations.throwIfAny();
        Optional<PasskeyVerifier.Made> made = ceremonies.made(answer, session.toString(), now);
        if (made.isEmpty()) {
            violations.add(CREDENTIAL, Fault.INVALID_PASSKEY);
        }
        violations.throwIfAny();
        Passkey passkey = Passkey.made(
                new FactorId(ids.next()),
                id,
                name.orElseThrow(),
                made.get().credential(),
                made.get().signCount(),
                now);
        return unitOfWork.execute(() -> {
            Member member = require(members.lock(id));
            Bound.PASSKEYS.requireRoomForOneMore(factors.passkeys(id).size());
            List<RecoveryCode> codes = newFactors.add(
                    member,
                    session,
                    () -> factors.addPasskey(passkey),
                    MemberEntries.entry(AuditAction.SECOND_FACTOR_ADDED, member)
                            .with("factor", null, FactorKind.PASSKEY.code())
                            .with("name", null, passkey.name().value()),
                    now);
            return new Registered(passkey, codes);
        });
    }

    private static Member require(Optional<Member> member) {
        return member.orElseThrow(() -> new RuleBroken(Refusal.NOT_SIGNED_IN));
    }
}
