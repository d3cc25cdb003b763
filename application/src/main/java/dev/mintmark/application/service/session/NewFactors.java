package dev.mintmark.application.service.session;

import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.factor.RecoveryCode;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What comes with another factor of a locked member. Called inside a unit of work. */
final class NewFactors {
    private final Sessions sessions;
    private final Factors factors;
    private final SecretGenerator secrets;
    private final AuditTrail audit;

    NewFactors(Sessions sessions, Factors factors, SecretGenerator secrets, AuditTrail audit) {
        this.sessions = sessions;
        this.factors = factors;
        this.secrets = secrets;
        this.audit = audit;
    }

    /**
     * Adds one. The first ends the member's other sessions, which began without one.
     *
     * @param session the one that stays
     * @param store stores it
     * @param added what is recorded
     * @return recovery codes, this once, if the member had none
     */
    List<RecoveryCode> add(Member member, SessionId session, Runnable store, AuditEntry added, Instant now) {
        boolean first = !factors.any(member.id());
        store.run();
        if (first) {
            sessions.endOthers(member.id(), session, now);
        }
        audit.record(added);
        return factors.countRecoveryCodes(member.id()) == 0 ? makeRecoveryCodes(member) : List.of();
    }

    /** Makes recovery codes in the place of those that are left. */
    List<RecoveryCode> makeRecoveryCodes(Member member) {
        List<RecoveryCode> codes =
                Stream.generate(secrets::recoveryCode).limit(RecoveryCode.COUNT).toList();
        factors.replaceRecoveryCodes(
                member.id(),
                codes.stream().map(code -> code.digest(member.id())).collect(Collectors.toSet()));
        audit.record(MemberEntries.entry(AuditAction.RECOVERY_CODES_MADE, member));
        return codes;
    }
}
