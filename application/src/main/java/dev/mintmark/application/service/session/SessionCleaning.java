package dev.mintmark.application.service.session;

import dev.mintmark.application.port.in.session.ForgetEndedSessions;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.session.Sessions;
import java.time.Clock;
import java.time.Duration;

/** Purges sessions that nobody can use any more. */
public final class SessionCleaning implements ForgetEndedSessions {
    /** A row outlives its session, since another node's clock may be behind. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final UnitOfWork unitOfWork;
    private final Sessions sessions;
    private final Clock clock;

    public SessionCleaning(UnitOfWork unitOfWork, Sessions sessions, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void forget() {
        unitOfWork.run(() -> sessions.forgetEnded(clock.instant().minus(MARGIN)));
    }
}
