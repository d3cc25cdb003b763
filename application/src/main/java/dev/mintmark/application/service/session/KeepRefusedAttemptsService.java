package dev.mintmark.application.service.session;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.session.KeepRefusedAttempts;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.session.RefusedAttemptCounts;
import dev.mintmark.domain.audit.RefusedAttempts;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Stores what nodes count of refused sign-ins, and shows it. */
public final class KeepRefusedAttemptsService implements KeepRefusedAttempts {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST_OF_A_KIND = 100_000;

    /** Nodes add to the same counts in the same order, so that they never wait for each other. */
    private static final Comparator<Attempt> ORDER = Comparator.comparing(Attempt::minute)
            .thenComparing(Attempt::kind)
            .thenComparing(Attempt::account)
            .thenComparing(Attempt::address);

    private final UnitOfWork unitOfWork;
    private final RefusedAttemptCounts counts;
    private final IdGenerator ids;
    private final Clock clock;

    public KeepRefusedAttemptsService(
            UnitOfWork unitOfWork, RefusedAttemptCounts counts, IdGenerator ids, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.counts = counts;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void keep(Map<Attempt, Long> refused) {
        unitOfWork.run(() -> {
            refused.keySet().stream()
                    .sorted(ORDER)
                    .forEach(attempt -> counts.add(new RefusedAttempts(
                            ids.next(),
                            attempt.kind(),
                            attempt.account(),
                            attempt.address(),
                            attempt.minute(),
                            refused.get(attempt))));
        });
    }

    @Override
    public Page<RefusedAttempts> list(Optional<RefusedAttempts.Kind> kind, Page.Request page) {
        return unitOfWork.execute(() -> counts.list(kind, page));
    }

    @Override
    public void forgetOld() {
        unitOfWork.run(() -> {
            counts.forget(clock.instant().minus(KEPT));
            for (RefusedAttempts.Kind kind : RefusedAttempts.Kind.values()) {
                counts.keepLatest(kind, MOST_OF_A_KIND);
            }
        });
    }
}
