package dev.mintmark.rest.security;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/** Whose request this is: the member of the session, as stored now. */
@RequestScoped
public class CurrentMember {
    private static final String ATTRIBUTE = CurrentMember.class.getName();

    private SessionId session;
    private Member member;
    private Optional<ManagementKeyId> key = Optional.empty();
    private Optional<Set<AppId>> onlyApps = Optional.empty();
    private boolean fresh;
    private boolean factorOwed;

    void signedIn(SessionId id, ManageSessions.Resumed resumed) {
        this.session = id;
        this.member = resumed.member();
        this.key = resumed.key();
        this.onlyApps = resumed.onlyApps();
        this.fresh = resumed.fresh();
        this.factorOwed = resumed.factorOwed();
    }

    /**
     * Asked before anything that gives away more than a session may: a stolen one is not enough for it (rules §13).
     *
     * @throws RuleBroken {@code fresh_sign_in_required} if whoever calls signed in too long ago
     */
    public void requireFreshSignIn() {
        require();
        if (!fresh) {
            throw new RuleBroken(Refusal.FRESH_SIGN_IN_REQUIRED);
        }
    }

    /** Lets providers of the REST runtime, which know the servlet request only, find whose it is. */
    static void attachTo(HttpServletRequest request, CurrentMember current) {
        request.setAttribute(ATTRIBUTE, current);
    }

    /**
     * Whose this request of the management interface is.
     *
     * @throws RuleBroken {@code not_signed_in} if nobody has signed in
     */
    public static CurrentMember of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof CurrentMember current) {
            return current;
        }
        throw new RuleBroken(Refusal.NOT_SIGNED_IN);
    }

    /** Whether it may do nothing but register a second factor (rules §13). */
    boolean owesFactor() {
        return factorOwed;
    }

    /** The session that the request belongs to. */
    public SessionId session() {
        require();
        return session;
    }

    /** The member. */
    public MemberId id() {
        return require().id();
    }

    /** The member, with the roles that this session acts in. */
    public Member member() {
        return require();
    }

    /** The management key that acts in the member's name; empty if the member does. */
    public Optional<ManagementKeyId> key() {
        return key;
    }

    /** The only apps that the management key may touch, and see; empty for whatever the roles allow. */
    public Optional<Set<AppId>> onlyApps() {
        return onlyApps;
    }

    /** The member's own tenant, the only one that its requests are about; an operator has none. */
    public TenantId tenant() {
        return require().tenant().orElseThrow(() -> new RuleBroken(Refusal.FORBIDDEN));
    }

    /** Whose the member's requests are about: its own tenant; for an operator, the installation. */
    public Owner owner() {
        return require().owner();
    }

    /** The member; empty where nobody has signed in. */
    public Optional<Member> signedIn() {
        return Optional.ofNullable(member);
    }

    /** The member's tenant; empty for an operator, and where nobody has signed in. */
    public Optional<TenantId> ownTenant() {
        return Optional.ofNullable(member).flatMap(Member::tenant);
    }

    private Member require() {
        if (member == null) {
            throw new RuleBroken(Refusal.NOT_SIGNED_IN);
        }
        return member;
    }
}
