package dev.mintmark.rest.security;

import dev.mintmark.domain.tenant.Owner;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How many requests that may change something a member or management key, and all of a tenant or all operators
 * together, may send to this node in a minute: each leaves a record that is kept for ever. Signing out is never
 * refused.
 */
public final class ChangeLimit {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int MOST_MEMBERS = 20_000;
    private static final int MOST_OWNERS = 10_000;

    private final Throttle members;
    private final Throttle owners;

    /**
     * A limit under which nothing has happened.
     *
     * @param perMember of each member and each management key, at least 1
     * @param perOwner of each tenant, and of the operators, at least 1
     * @param time which never runs backwards
     */
    public ChangeLimit(int perMember, int perOwner, TimeMeter time) {
        this.members = new Throttle(perMember, MOST_MEMBERS, time);
        this.owners = new Throttle(perOwner, MOST_OWNERS, time);
    }

    /** Whether a request of this method is counted. */
    static boolean isCounted(String method, boolean signsOut) {
        return !READING.contains(method) && !signsOut;
    }

    /** Counts one; returns how long to wait if it is one too many. */
    Optional<Duration> count(String memberOrKey, Owner owner) {
        Optional<Duration> wait = members.count(memberOrKey);
        return wait.isPresent() ? wait : owners.count(owner.toString());
    }
}
