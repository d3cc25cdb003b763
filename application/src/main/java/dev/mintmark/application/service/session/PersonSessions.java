package dev.mintmark.application.service.session;

import dev.mintmark.application.port.in.session.ManageSessions.Refresh;
import dev.mintmark.application.port.in.session.ManageSessions.SignedIn;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.mail.Mails;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.RefreshToken;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.member.SessionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Starts sessions of people who have proven who they are, and says so. Called inside a unit of work. */
public final class PersonSessions {
    private final Sessions sessions;
    private final ForeignSessions foreign;
    private final Tenants tenants;
    private final Factors factors;
    private final FactorDuties duties;
    private final SessionStarts starts;
    private final SessionTokens tokens;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Mails mails;
    private final SessionPolicy policy;

    public PersonSessions(
            Sessions sessions,
            ForeignSessions foreign,
            Tenants tenants,
            Factors factors,
            FactorDuties duties,
            SessionStarts starts,
            SessionTokens tokens,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Mails mails,
            SessionPolicy policy) {
        this.sessions = sessions;
        this.foreign = foreign;
        this.tenants = tenants;
        this.factors = factors;
        this.duties = duties;
        this.starts = starts;
        this.tokens = tokens;
        this.ids = ids;
        this.secrets = secrets;
        this.audit = audit;
        this.mails = mails;
        this.policy = policy;
    }

    /**
     * Starts a session of a locked member.
     *
     * @param by the second factor that it signed in with, if it did
     * @throws dev.mintmark.domain.RuleBroken {@code too_many_requests}
     */
    SignedIn start(Member member, Optional<FactorKind> by, Device from, Instant now) {
        RefreshToken token = firstToken();
        Session session = open(member, token, from, now);
        recordSignIn(member, "secondFactor", by.map(FactorKind::code));
        return signedIn(member, session, token, now);
    }

    /**
     * Starts a session of a locked member who has signed in at a provider, which answers for a second factor, too.
     *
     * @param issuer who the provider is
     * @param signOut where the member of the session can sign out there, if it can
     * @throws dev.mintmark.domain.RuleBroken {@code too_many_requests}
     */
    SignedIn startElsewhere(
            Member member,
            String issuer,
            Function<SessionId, Optional<ForeignSessions.SignOut>> signOut,
            Device from,
            Instant now) {
        RefreshToken token = firstToken();
        Session session = open(member, token, from, now);
        foreign.add(session.id(), signOut.apply(session.id()));
        recordSignIn(member, "identityProvider", Optional.of(issuer));
        return signedIn(member, session, token, now);
    }

    private RefreshToken firstToken() {
        return RefreshToken.first(new SessionId(ids.next()), secrets.tokenId(), secrets.tokenId());
    }

    private Session open(Member member, RefreshToken token, Device from, Instant now) {
        starts.requireRoomForOneMore(member.id(), Optional.empty(), now);
        Session session = Session.start(member, token, from, policy, now);
        sessions.endOldest(member.id(), Bound.OPEN_SESSIONS.most() - 1, now);
        sessions.add(session);
        factors.signedIn(member.id(), now);
        mails.signedIn(member, from, now);
        return session;
    }

    private void recordSignIn(Member member, String how, Optional<String> value) {
        audit.recordAs(
                MemberEntries.actor(member),
                MemberEntries.entry(AuditAction.MEMBER_SIGNED_IN, member).with(how, null, value.orElse(null)));
    }

    /** What a person learns of a session that goes on. */
    SignedIn signedIn(Member member, Session session, RefreshToken token, Instant now) {
        Optional<String> tenantName = member.tenant().flatMap(tenants::find).map(tenant -> tenant.name()
                .value());
        Optional<Refresh> refresh =
                session.renewal().map(renewal -> new Refresh(token, Duration.between(now, renewal.idleUntil())));
        return new SignedIn(
                tokens.sign(session, now),
                policy.tokenLifetime(),
                member,
                tenantName,
                Optional.of(duties.of(member, session.id(), now)),
                refresh);
    }
}
