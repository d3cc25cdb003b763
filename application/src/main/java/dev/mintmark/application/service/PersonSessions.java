package dev.mintmark.application.service;

import dev.mintmark.application.port.in.session.ResumeSession;
import dev.mintmark.application.port.in.session.SignIn;
import dev.mintmark.application.port.in.session.SignOut;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.Members;
import dev.mintmark.application.port.out.PasswordHasher;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.Sessions;
import dev.mintmark.application.port.out.Tenants;
import dev.mintmark.application.port.out.TokenSigner;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.member.SessionPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Signs people in and out, and says at each call whether their session still holds. */
public final class PersonSessions implements SignIn, ResumeSession, SignOut {
    private final UnitOfWork unitOfWork;
    private final Members members;
    private final Tenants tenants;
    private final Sessions sessions;
    private final PasswordHasher passwords;
    private final KeyRing keys;
    private final TokenSigner signer;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final SessionPolicy policy;
    private final Clock clock;

    /** Works with these stores, keys and policy. */
    public PersonSessions(
            UnitOfWork unitOfWork,
            Members members,
            Tenants tenants,
            Sessions sessions,
            PasswordHasher passwords,
            KeyRing keys,
            TokenSigner signer,
            IdGenerator ids,
            SecretGenerator secrets,
            SessionPolicy policy,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.members = members;
        this.tenants = tenants;
        this.sessions = sessions;
        this.passwords = passwords;
        this.keys = keys;
        this.signer = signer;
        this.ids = ids;
        this.secrets = secrets;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public SignedIn signIn(String email, Password password) {
        Optional<Email> address = Email.parse(email, "email", new Violations());
        Optional<Member> known =
                unitOfWork.execute(() -> address.map(Email::key).flatMap(members::findByEmailKey));
        boolean matches = passwords.matches(password, known.map(Member::passwordHash));
        if (!matches || known.isEmpty()) {
            throw new RuleBroken(Refusal.SIGN_IN_FAILED);
        }
        Member member = known.get();
        Instant now = clock.instant();
        Session session = Session.start(new SessionId(ids.next()), member, now, now.plus(policy.maxLifetime()));
        Optional<String> tenantName = unitOfWork.execute(() -> {
            sessions.add(session);
            return member.tenant().flatMap(tenants::find).map(tenant -> tenant.name()
                    .value());
        });
        String token = signer.sign(keys.signing(KeyPurpose.SESSION), "JWT", claims(member, session, now));
        return new SignedIn(token, policy.tokenLifetime(), member, tenantName);
    }

    @Override
    public Optional<Member> resume(SessionId id) {
        Instant now = clock.instant();
        return unitOfWork.execute(() -> sessions.find(id)
                .flatMap(session -> members.find(session.member()).filter(member -> session.holdsFor(member, now))));
    }

    @Override
    public void here(SessionId session) {
        unitOfWork.execute(() -> {
            sessions.end(session, clock.instant());
            return session;
        });
    }

    @Override
    public void everywhere(MemberId member) {
        unitOfWork.execute(() -> {
            sessions.endAll(member, clock.instant());
            return member;
        });
    }

    private Map<String, Object> claims(Member member, Session session, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        long issuedAt = now.getEpochSecond();
        claims.put("iss", policy.issuer());
        claims.put("aud", policy.audience());
        claims.put("exp", issuedAt + policy.tokenLifetime().toSeconds());
        claims.put("iat", issuedAt);
        claims.put("nbf", issuedAt);
        claims.put("jti", secrets.tokenId());
        claims.put("sub", member.id().toString());
        claims.put("upn", member.id().toString());
        claims.put("sid", session.id().toString());
        claims.put("groups", member.roles().stream().map(Role::code).sorted().toList());
        return claims;
    }
}
