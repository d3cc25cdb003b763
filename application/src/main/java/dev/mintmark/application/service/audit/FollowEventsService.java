package dev.mintmark.application.service.audit;

import dev.mintmark.application.port.in.audit.FollowEvents;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.EventFeed;
import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.tenant.Owner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Reads the feed, and forgets what is older than a day. */
public final class FollowEventsService implements FollowEvents {
    private static final int BATCH = 200;
    private static final Duration KEPT = Duration.ofDays(1);

    private final UnitOfWork unitOfWork;
    private final EventFeed feed;
    private final Clock clock;

    public FollowEventsService(UnitOfWork unitOfWork, EventFeed feed, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public long newest(Owner chain) {
        return unitOfWork.execute(
                () -> feed.range(chain).map(EventFeed.Range::newest).orElse(0L));
    }

    @Override
    public boolean reaches(Owner chain, long afterId) {
        return unitOfWork.execute(() -> feed.range(chain)
                .map(range -> afterId >= range.oldest() - 1 && afterId <= range.newest())
                .orElse(afterId == 0));
    }

    @Override
    public List<FeedEvent> after(Owner chain, long afterId) {
        return unitOfWork.execute(() -> feed.after(chain, afterId, BATCH));
    }

    @Override
    public void forgetOld() {
        unitOfWork.run(() -> feed.forget(clock.instant().minus(KEPT)));
    }
}
