package dev.mintmark.application.service.people;

import dev.mintmark.application.port.in.people.ResetPasswords;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.mail.Mails;
import dev.mintmark.application.port.out.people.InitialPassword;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.PasswordPolicy;
import dev.mintmark.domain.member.PasswordReset;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes and uses reset links; the member's row is locked before the link's, by whoever needs both. */
public final class ResetPasswordsService implements ResetPasswords {
    private final UnitOfWork unitOfWork;
    private final Members members;
    private final Tenants tenants;
    private final Sessions sessions;
    private final PasswordResets resets;
    private final PendingLinks links;
    private final PasswordPolicy policy;
    private final PasswordHasher passwords;
    private final InitialPassword initialPassword;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Mails mails;
    private final Clock clock;

    public ResetPasswordsService(
            UnitOfWork unitOfWork,
            Members members,
            Tenants tenants,
            Sessions sessions,
            PasswordResets resets,
            Invitations invitations,
            PasswordPolicy policy,
            PasswordHasher passwords,
            InitialPassword initialPassword,
            SecretGenerator secrets,
            AuditTrail audit,
            Mails mails,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.members = members;
        this.tenants = tenants;
        this.sessions = sessions;
        this.resets = resets;
        this.links = new PendingLinks(invitations, resets, audit);
        this.policy = policy;
        this.passwords = passwords;
        this.initialPassword = initialPassword;
        this.secrets = secrets;
        this.audit = audit;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public Issued issue(Command command) {
        ClientSecret token = secrets.secret(SecretKind.PASSWORD_RESET);
        return unitOfWork.execute(() -> {
            lockBoth(command.member(), command.madeBy().id());
            Member member = members.find(command.member())
                    .filter(found -> found.owner().equals(command.owner()))
                    .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
            if (!command.madeBy().mayReset(member)) {
                throw new RuleBroken(Refusal.FORBIDDEN, "This person has a role that is above yours.");
            }
            Instant now = clock.instant();
            PasswordReset reset = PasswordReset.create(
                    member.id(), SecretDigest.of(token), command.madeBy().id(), command.madeByKey(), now);
            resets.replace(reset);
            sessions.endAll(member.id(), now);
            mails.resetLinkMade(member, token, reset.expiresAt());
            audit.record(MemberEntries.entry(AuditAction.MEMBER_RESET_LINK_MADE, member)
                    .with("expiresAt", null, reset.expiresAt().toString()));
            return new Issued(token, reset.expiresAt());
        });
    }

    /** In one order, so that two admins who do so for each other take turns. */
    private void lockBoth(MemberId member, MemberId maker) {
        Stream.of(member, maker)
                .distinct()
                .sorted(Comparator.comparing(MemberId::value))
                .forEach(members::lock);
    }

    /** A password is hashed, which is expensive, only for whoever holds a link that works. */
    @Override
    public Member reset(String token, Optional<Password> password) {
        Violations violations = new Violations();
        if (token == null || token.isEmpty()) {
            violations.add("token", Fault.REQUIRED);
            violations.throwIfAny();
        }
        SecretDigest digest = ClientSecret.parse(SecretKind.PASSWORD_RESET, token)
                .map(SecretDigest::of)
                .orElseThrow(ResetPasswordsService::expired);
        Member found = unitOfWork.execute(() -> resets.find(digest)
                .flatMap(reset -> members.find(reset.member()))
                .filter(member -> isUsable(digest, member))
                .orElseThrow(ResetPasswordsService::expired));
        password.ifPresentOrElse(
                typed -> policy.check(typed, personal(found), "password", violations),
                () -> violations.add("password", Fault.REQUIRED));
        violations.throwIfAny();
        PasswordHash hash = passwords.hash(password.orElseThrow());
        Member changed = unitOfWork.execute(() -> replace(digest, found, hash));
        if (found.passwordChangeRequired()) {
            initialPassword.discard();
        }
        return changed;
    }

    private Member replace(SecretDigest digest, Member found, PasswordHash hash) {
        Member member = members.lock(found.id())
                .filter(current -> isUsable(digest, current))
                .orElseThrow(ResetPasswordsService::expired);
        Instant now = clock.instant();
        Member changed = members.update(member.withPassword(hash, false, now));
        sessions.endAll(member.id(), now);
        links.endAllOf(member, now, entry -> audit.recordAs(Actor.HOLDER_OF_THE_RESET_LINK, entry));
        resets.forgetOf(member.id());
        audit.recordAs(
                Actor.HOLDER_OF_THE_RESET_LINK,
                MemberEntries.entry(AuditAction.MEMBER_PASSWORD_CHANGED, changed)
                        .with("passwordChangeRequired", member.passwordChangeRequired(), false));
        return changed;
    }

    private boolean isUsable(SecretDigest digest, Member member) {
        return resets.lock(digest)
                .filter(reset -> members.find(reset.madeBy())
                        .filter(maker -> reset.isUsableFor(member, maker, clock.instant()))
                        .isPresent())
                .isPresent();
    }

    private List<String> personal(Member member) {
        List<String> texts = new ArrayList<>(List.of(member.email().value()));
        member.tenant()
                .flatMap(tenant -> unitOfWork.execute(() -> tenants.find(tenant)))
                .ifPresent(tenant -> texts.add(tenant.name().value()));
        return texts;
    }

    private static RuleBroken expired() {
        return new RuleBroken(Refusal.RESET_EXPIRED);
    }
}
