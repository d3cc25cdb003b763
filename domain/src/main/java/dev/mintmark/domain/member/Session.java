package dev.mintmark.domain.member;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The signed-in time of a person or of a management key (http-api §2, sign-in). Every management call reads it; an
 * ended one is refused at once.
 *
 * @param member whose it is; for a key, its maker
 * @param key the management key that signed in; empty for a person
 * @param roles what could be done when signing in; a later change ends the session
 * @param renewal empty for a management key, which signs in again instead
 * @param device what a person used it from last; empty for a management key, and where it was not kept
 * @param lastUsedAt when it was started or last refreshed: an open dashboard refreshes it every few minutes
 * @param expiresAt when it ends at the latest
 * @param endedAt when it was ended before; empty while it goes on
 */
public record Session(
        SessionId id,
        MemberId member,
        Optional<ManagementKeyId> key,
        Set<Role> roles,
        Optional<Renewal> renewal,
        Optional<Device> device,
        Instant lastUsedAt,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> endedAt) {
    /** For how long a sign-in is fresh. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    /** Copies the roles. */
    public Session {
        roles = Set.copyOf(roles);
    }

    /** A person's session that starts now, kept going by this token. */
    public static Session start(Member member, RefreshToken token, Device device, SessionPolicy policy, Instant now) {
        Instant expiresAt = now.plus(policy.maxLifetime());
        return new Session(
                token.session(),
                member.id(),
                Optional.empty(),
                member.roles(),
                Optional.of(renewal(token, policy, now, expiresAt)),
                Optional.of(device),
                now,
                now,
                expiresAt,
                Optional.empty());
    }

    /**
     * A management key's session that starts now; it holds as long as its one token does, and never longer than the
     * key.
     */
    public static Session start(SessionId id, ManagementKey key, SessionPolicy policy, Instant now) {
        Instant tokenEnds = now.plus(policy.tokenLifetime());
        Instant expiresAt = key.expiresAt().isBefore(tokenEnds) ? key.expiresAt() : tokenEnds;
        return new Session(
                id,
                key.maker(),
                Optional.of(key.id()),
                Set.of(key.role()),
                Optional.empty(),
                Optional.empty(),
                now,
                now,
                expiresAt,
                Optional.empty());
    }

    /** What a presented refresh token is to this session. */
    public Renewal.Presented judge(RefreshToken token) {
        return token.session().equals(id) && renewal.isPresent()
                ? renewal.get().judge(token)
                : Renewal.Presented.FOREIGN;
    }

    /** The session with its next refresh token, used from this device now. */
    public Session renewed(RefreshToken next, Device from, SessionPolicy policy, Instant now) {
        return new Session(
                id,
                member,
                key,
                roles,
                Optional.of(renewal(next, policy, now, expiresAt)),
                Optional.of(from),
                now,
                createdAt,
                expiresAt,
                endedAt);
    }

    /** The session, ended; one that has ended stays as it is. */
    public Session ended(Instant now) {
        return endedAt.isPresent()
                ? this
                : new Session(
                        id, member, key, roles, renewal, device, lastUsedAt, createdAt, expiresAt, Optional.of(now));
    }

    /** Whether nothing has ended it: no sign-out, not its age, and no pause that was too long. */
    public boolean isOpen(Instant now) {
        return endedAt.isEmpty()
                && now.isBefore(expiresAt)
                && renewal.map(Renewal::idleUntil)
                        .filter(end -> !now.isBefore(end))
                        .isEmpty();
    }

    /**
     * Whether whoever has it proved lately who they are: what gives away more than a session may is asked of a fresh
     * one only (rules §13). A refresh proves nothing.
     */
    public boolean isFresh(Instant now) {
        return now.isBefore(createdAt.plus(FRESH));
    }

    /** Whether it still holds for this member, as the member is now. */
    public boolean holdsFor(Member current, Instant now) {
        return isOpen(now)
                && key.isEmpty()
                && current.id().equals(member)
                && current.roles().equals(roles);
    }

    /** Whether it still holds for this management key and its maker, as both are now. */
    public boolean holdsFor(ManagementKey current, Member maker, Instant now) {
        return isOpen(now)
                && key.filter(current.id()::equals).isPresent()
                && maker.id().equals(member)
                && current.isUsableBy(maker, now)
                && roles.equals(Set.of(current.role()));
    }

    private static Renewal renewal(RefreshToken token, SessionPolicy policy, Instant now, Instant expiresAt) {
        Instant idle = now.plus(policy.idleLifetime());
        return new Renewal(token.familyDigest(), token.digest(), idle.isBefore(expiresAt) ? idle : expiresAt);
    }
}
