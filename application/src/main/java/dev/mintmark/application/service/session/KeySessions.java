package dev.mintmark.application.service.session;

import dev.mintmark.application.port.in.session.ManageSessions.SignedIn;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.service.people.ManagementKeyEntries;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.member.SessionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Starts sessions of automation, by management keys. */
final class KeySessions {
    private final UnitOfWork unitOfWork;
    private final ManagementKeys keys;
    private final Members members;
    private final Tenants tenants;
    private final Sessions sessions;
    private final SessionStarts starts;
    private final SessionTokens tokens;
    private final IdGenerator ids;
    private final AuditTrail audit;
    private final SessionPolicy policy;
    private final Clock clock;

    KeySessions(
            UnitOfWork unitOfWork,
            ManagementKeys keys,
            Members members,
            Tenants tenants,
            Sessions sessions,
            SessionStarts starts,
            SessionTokens tokens,
            IdGenerator ids,
            AuditTrail audit,
            SessionPolicy policy,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.keys = keys;
        this.members = members;
        this.tenants = tenants;
        this.sessions = sessions;
        this.starts = starts;
        this.tokens = tokens;
        this.ids = ids;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Starts a session with the key's role.
     *
     * @param presented empty for what cannot be a key
     * @throws RuleBroken {@code sign_in_failed} unless the key is known and its maker may still do what it does;
     *     {@code too_many_requests}
     */
    SignedIn signIn(Optional<ClientSecret> presented) {
        SecretDigest digest = presented.map(SecretDigest::of).orElseThrow(KeySessions::refused);
        SessionId id = new SessionId(ids.next());
        return unitOfWork.execute(() -> {
            Instant now = clock.instant();
            ManagementKey key = keys.lock(digest).orElseThrow(KeySessions::refused);
            Member maker = members.find(key.maker())
                    .filter(member -> key.isUsableBy(member, now))
                    .orElseThrow(KeySessions::refused);
            starts.requireRoomForOneMore(key.maker(), Optional.of(key.id()), now);
            keys.used(key.id(), now);
            Session session = Session.start(id, key, policy, now);
            sessions.add(session);
            Optional<String> tenantName = key.owner()
                    .tenant()
                    .flatMap(tenants::find)
                    .map(tenant -> tenant.name().value());
            SignedIn signedIn = new SignedIn(
                    tokens.sign(session, now),
                    Duration.between(now, session.expiresAt()),
                    maker.limitedTo(key.role()),
                    tenantName,
                    Optional.empty(),
                    Optional.empty());
            audit.recordAs(ManagementKeyEntries.actor(key), MemberEntries.entry(AuditAction.MEMBER_SIGNED_IN, maker));
            return signedIn;
        });
    }

    private static RuleBroken refused() {
        return new RuleBroken(
                Refusal.SIGN_IN_FAILED,
                "This management key does not let anybody in: it is mistyped, deleted or expired, or its maker may"
                        + " no longer do what it does.");
    }
}
