package dev.mintmark.application.service.people;

import dev.mintmark.application.port.in.people.ResetOperator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives operators another password, and takes their second factors, which may be lost, too; the proof is a part of the
 * digest of the stored hash, which holds a random salt.
 */
public final class ResetOperatorService implements ResetOperator {
    private static final int PROOF_LENGTH = 16;

    private final UnitOfWork unitOfWork;
    private final Members members;
    private final Sessions sessions;
    private final PasswordResets resets;
    private final Factors factors;
    private final PendingLinks links;
    private final PasswordHasher passwords;
    private final AuditTrail audit;
    private final Clock clock;

    public ResetOperatorService(
            UnitOfWork unitOfWork,
            Members members,
            Sessions sessions,
            Invitations invitations,
            PasswordResets resets,
            Factors factors,
            PasswordHasher passwords,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.members = members;
        this.sessions = sessions;
        this.resets = resets;
        this.factors = factors;
        this.links = new PendingLinks(invitations, resets, audit);
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Outcome reset(String email, Optional<String> proof, Password password) {
        Optional<Member> operator = unitOfWork.execute(() -> Email.parse(email, "email", new Violations())
                .flatMap(address -> members.findByEmailKey(address.key()))
                .filter(member -> member.tenant().isEmpty()));
        if (operator.isEmpty()) {
            return new Outcome(Result.NO_OPERATOR, Optional.empty());
        }
        if (!fits(proof, operator.get())) {
            return new Outcome(Result.PROOF_NEEDED, Optional.of(proof(operator.get())));
        }
        PasswordHash hash = passwords.hash(password);
        return unitOfWork.execute(() -> members.lock(operator.get().id())
                .filter(member -> fits(proof, member))
                .map(member -> replace(member, hash))
                .orElse(new Outcome(Result.PROOF_NEEDED, Optional.empty())));
    }

    private Outcome replace(Member operator, PasswordHash hash) {
        Instant now = clock.instant();
        Member changed = members.update(operator.withPassword(hash, true, now));
        sessions.endAll(operator.id(), now);
        links.endAllOf(operator, now);
        resets.forgetOf(operator.id());
        if (factors.removeAll(operator.id())) {
            audit.recordAs(Actor.SYSTEM, MemberEntries.entry(AuditAction.SECOND_FACTORS_CLEARED, changed));
        }
        audit.recordAs(
                Actor.SYSTEM,
                MemberEntries.entry(AuditAction.MEMBER_PASSWORD_CHANGED, changed)
                        .with("passwordChangeRequired", operator.passwordChangeRequired(), true));
        return new Outcome(Result.RESET, Optional.empty());
    }

    private static boolean fits(Optional<String> proof, Member operator) {
        return proof.filter(proof(operator)::equals).isPresent();
    }

    private static String proof(Member operator) {
        return SecretDigest.ofText(operator.passwordHash().phc()).hex().substring(0, PROOF_LENGTH);
    }
}
