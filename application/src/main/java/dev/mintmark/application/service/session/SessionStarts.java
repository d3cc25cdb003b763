package dev.mintmark.application.service.session;

import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often a person, or a management key, may sign in: a sign-in leaves a record for ever. Counted on all nodes. */
public final class SessionStarts {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final int most;

    /** @param most sign-ins in a minute */
    public SessionStarts(Sessions sessions, int most) {
        this.sessions = sessions;
        this.most = most;
    }

    /**
     * Called while the row of the person, or of the key, is locked.
     *
     * @throws RuleBroken {@code too_many_requests} if so many were started in the last minute that one more is one too
     *     many
     */
    void requireRoomForOneMore(MemberId member, Optional<ManagementKeyId> key, Instant now) {
        if (sessions.countStarted(member, key, now.minus(MINUTE)) >= most) {
            throw new RuleBroken(Refusal.TOO_MANY_REQUESTS);
        }
    }
}
