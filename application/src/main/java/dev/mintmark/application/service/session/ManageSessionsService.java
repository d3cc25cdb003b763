package dev.mintmark.application.service.session;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.PendingSignIns;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.port.out.session.TotpSecrets;
import dev.mintmark.application.service.people.ManagementKeyEntries;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.IdempotencyKey;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.RefreshToken;
import dev.mintmark.domain.member.Renewal;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.member.SessionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts and refreshes sessions of people, and checks and ends every session; {@link KeySessions} starts the others.
 */
public final class ManageSessionsService implements ManageSessions {
    /** A row outlives its session, since another node's clock may be slow, and what was started is counted. */
    private static final Duration MARGIN = Duration.ofHours(1);

    /** How long it can be seen that a management key has expired. */
    private static final Duration EXPIRED_KEYS_SHOWN = Duration.ofDays(7);

    private final UnitOfWork unitOfWork;
    private final Members members;
    private final Sessions sessions;
    private final ManagementKeys keys;
    private final PasswordHasher passwords;
    private final IdentityProviders providers;
    private final KeySessions keySessions;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final SessionPolicy policy;
    private final PendingSignIns pendingSignIns;
    private final FactorDuties duties;
    private final PersonSessions people;
    private final SecondSteps secondSteps;
    private final Clock clock;

    /** @param signInsAMinute how many sign-ins of a person may wait for their second step in a minute */
    public ManageSessionsService(
            UnitOfWork unitOfWork,
            Members members,
            Tenants tenants,
            Sessions sessions,
            ManagementKeys keys,
            Factors factors,
            PendingSignIns pendingSignIns,
            TotpSecrets totps,
            PasskeyCeremonies passkeys,
            PasswordHasher passwords,
            IdentityProviders providers,
            FactorDuties duties,
            PersonSessions people,
            SessionStarts starts,
            SessionTokens tokens,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            SessionPolicy policy,
            int signInsAMinute,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.members = members;
        this.sessions = sessions;
        this.keys = keys;
        this.passwords = passwords;
        this.providers = providers;
        this.pendingSignIns = pendingSignIns;
        this.keySessions = new KeySessions(
                unitOfWork, keys, members, tenants, sessions, starts, tokens, ids, audit, policy, clock);
        this.duties = duties;
        this.people = people;
        this.secondSteps = new SecondSteps(
                unitOfWork,
                members,
                factors,
                pendingSignIns,
                totps,
                passkeys,
                people,
                secrets,
                audit,
                signInsAMinute,
                clock);
        this.secrets = secrets;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Answer signIn(String email, Password password, Device from) {
        Optional<Email> address = Email.parse(email, "email", new Violations());
        Optional<Member> known =
                unitOfWork.execute(() -> address.map(Email::key).flatMap(members::findByEmailKey));
        boolean matches = passwords.matches(password, known.map(Member::passwordHash));
        if (!matches || known.isEmpty()) {
            throw new RuleBroken(Refusal.SIGN_IN_FAILED);
        }
        return begin(known.get(), from);
    }

    /**
     * Whoever was removed, or got another password, while the typed one was compared, is not let in by it; nor is whose
     * passwords are switched off, who is told the same.
     */
    private Answer begin(Member checked, Device from) {
        return unitOfWork.execute(() -> {
            Member member = members.lock(checked.id())
                    .filter(current -> current.passwordHash()
                            .phc()
                            .equals(checked.passwordHash().phc()))
                    .filter(providers::allowPasswordOf)
                    .orElseThrow(() -> new RuleBroken(Refusal.SIGN_IN_FAILED));
            Instant now = clock.instant();
            return secondSteps.isNeeded(member)
                    ? secondSteps.begin(member, now)
                    : people.start(member, Optional.empty(), from, now);
        });
    }

    @Override
    public SignedIn signInWithCode(String token, String code, Device from) {
        return secondSteps.withCode(token, code, from);
    }

    @Override
    public SignedIn signInWithRecoveryCode(String token, String code, Device from) {
        return secondSteps.withRecoveryCode(token, code, from);
    }

    @Override
    public SignedIn signInWithPasskey(String token, PasskeyAssertion answer, Device from) {
        return secondSteps.withPasskey(token, answer, from);
    }

    @Override
    public SignedIn signInWithKey(Optional<ClientSecret> key) {
        return keySessions.signIn(key);
    }

    @Override
    public SignedIn refresh(RefreshToken token, Optional<IdempotencyKey> key, Device from) {
        RefreshToken next = key.map(token::next).orElseGet(() -> token.next(secrets.tokenId()));
        return unitOfWork.execute(() -> answer(token, next, from)).get();
    }

    /** What to answer when all is stored: a refusal, too, may come with a change that must not be undone. */
    private Supplier<SignedIn> answer(RefreshToken token, RefreshToken next, Device from) {
        Instant now = clock.instant();
        Optional<Session> open = sessions.lock(token.session()).filter(session -> session.isOpen(now));
        if (open.isEmpty()) {
            return ManageSessionsService::refuse;
        }
        Session session = open.get();
        Optional<Member> owner = members.find(session.member());
        return switch (session.judge(token)) {
            case CURRENT -> {
                if (owner.filter(member -> session.holdsFor(member, now)).isEmpty()) {
                    yield ManageSessionsService::refuse;
                }
                Session renewed = session.renewed(next, from, policy, now);
                sessions.renew(renewed);
                yield goOn(owner.get(), renewed, next, now);
            }
            case USED -> {
                if (session.judge(next) == Renewal.Presented.CURRENT) {
                    yield owner.filter(member -> session.holdsFor(member, now))
                            .map(member -> goOn(member, session, next, now))
                            .orElse(ManageSessionsService::refuse);
                }
                endReplayed(session, owner, now);
                yield ManageSessionsService::refuse;
            }
            case FOREIGN -> ManageSessionsService::refuse;
        };
    }

    private Supplier<SignedIn> goOn(Member owner, Session session, RefreshToken token, Instant now) {
        SignedIn signedIn = people.signedIn(owner, session, token, now);
        return () -> signedIn;
    }

    private static SignedIn refuse() {
        throw new RuleBroken(Refusal.NOT_SIGNED_IN);
    }

    @Override
    public Optional<Resumed> resume(SessionId id) {
        Instant now = clock.instant();
        return unitOfWork.execute(() -> sessions.find(id)
                .flatMap(session -> members.find(session.member()).flatMap(owner -> resumed(session, owner, now))));
    }

    private Optional<Resumed> resumed(Session session, Member owner, Instant now) {
        if (session.holdsFor(owner, now)) {
            return Optional.of(new Resumed(
                    owner,
                    MemberEntries.actor(owner),
                    Optional.empty(),
                    Optional.empty(),
                    session.isFresh(now),
                    duties.of(owner, session.id(), now).isOwed(now)));
        }
        return session.key()
                .flatMap(keys::find)
                .filter(key -> session.holdsFor(key, owner, now))
                .map(key -> new Resumed(
                        owner.limitedTo(key.role()),
                        ManagementKeyEntries.actor(key),
                        Optional.of(key.id()),
                        key.onlyApps(),
                        session.isFresh(now),
                        false));
    }

    @Override
    public void endSession(SessionId id) {
        unitOfWork.run(() -> {
            sessions.end(id, clock.instant());
            sessions.find(id).map(Session::member).flatMap(members::find).ifPresent(this::recordSignOut);
        });
    }

    @Override
    public void giveUp(RefreshToken token) {
        unitOfWork.run(() -> {
            Instant now = clock.instant();
            sessions.lock(token.session())
                    .filter(session -> session.isOpen(now))
                    .ifPresent(session -> giveUp(session, token, now));
        });
    }

    private void giveUp(Session session, RefreshToken token, Instant now) {
        Optional<Member> owner = members.find(session.member());
        switch (session.judge(token)) {
            case CURRENT -> {
                sessions.end(session.id(), now);
                owner.ifPresent(member -> audit.recordAs(
                        MemberEntries.actor(member), MemberEntries.entry(AuditAction.MEMBER_SIGNED_OUT, member)));
            }
            case USED -> endReplayed(session, owner, now);
            case FOREIGN -> {}
        }
    }

    private void endReplayed(Session session, Optional<Member> owner, Instant now) {
        sessions.end(session.id(), now);
        owner.ifPresent(member ->
                audit.recordAs(Actor.SYSTEM, MemberEntries.entry(AuditAction.SESSION_REUSE_DETECTED, member)));
    }

    @Override
    public void endAllSessions(MemberId id) {
        unitOfWork.run(() -> {
            Optional<Member> member = members.lock(id);
            sessions.endAll(id, clock.instant());
            member.ifPresent(this::recordSignOut);
        });
    }

    private void recordSignOut(Member member) {
        audit.record(MemberEntries.entry(AuditAction.MEMBER_SIGNED_OUT, member));
    }

    @Override
    public void forgetEnded() {
        Instant now = clock.instant();
        unitOfWork.run(() -> sessions.forgetEnded(now.minus(MARGIN)));
        unitOfWork.run(() -> pendingSignIns.forgetExpired(now));
        unitOfWork.run(() -> keys.forgetExpired(now.minus(EXPIRED_KEYS_SHOWN)));
    }
}
