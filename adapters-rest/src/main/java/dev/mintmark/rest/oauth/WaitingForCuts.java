package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.application.port.in.token.ReadCuts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Resource servers that wait on this node for news of the cut list. No thread waits for any of them: one reads the list
 * for all, as often as it is told to.
 */
@ApplicationScoped
public class WaitingForCuts {
    private static final int AT_ONCE = 1_000;
    private static final Logger LOG = Logger.getLogger(WaitingForCuts.class.getName());

    private final List<Follower> followers = new ArrayList<>();
    private final ReadCuts readCuts;
    private final Clock clock;
    private boolean stopped;

    @Inject
    public WaitingForCuts(ReadCuts readCuts, Clock clock) {
        this.readCuts = readCuts;
        this.clock = clock;
    }

    /** For the container, which stands in front of it. */
    WaitingForCuts() {
        this(null, null);
    }

    /**
     * Who waits.
     *
     * @param known the list that it has, as in {@code If-None-Match}
     * @param end until when it waits
     */
    record Follower(ReadCuts.Reader reader, String known, Instant end, Answering answering) {
        boolean isDue(Instant now) {
            return !now.isBefore(end);
        }
    }

    /** What becomes of whoever waits: one of these, once. */
    interface Answering {
        /** The list is now this one, whether it is another than the known one or not. */
        void tell(CutsAnswer list);

        /** It may ask again, here or at another node: the list that it has is not confirmed. */
        void turnAway();
    }

    /** Has it wait; turns it away if too many do, or the service stops. */
    void add(Follower follower) {
        if (!admitted(follower)) {
            follower.answering().turnAway();
        }
    }

    private synchronized boolean admitted(Follower follower) {
        return !stopped && followers.size() < AT_ONCE && followers.add(follower);
    }

    /** Answers whoever there is news for, and whoever waited long enough. Called again and again. */
    public void advance(Executor writers) {
        Map<ReadCuts.Reader, Optional<CutsAnswer>> answers = new HashMap<>();
        Instant now = clock.instant();
        for (Follower follower : waiting()) {
            Optional<CutsAnswer> answer = answers.computeIfAbsent(follower.reader(), this::read);
            boolean isNews =
                    answer.filter(list -> !list.isKnown(follower.known())).isPresent();
            if ((isNews || follower.isDue(now)) && left(follower)) {
                write(writers, follower, () -> answer(follower, answer));
            }
        }
    }

    private static void answer(Follower follower, Optional<CutsAnswer> list) {
        list.ifPresentOrElse(follower.answering()::tell, follower.answering()::turnAway);
    }

    private void write(Executor writers, Follower follower, Runnable writing) {
        try {
            writers.execute(writing);
        } catch (RejectedExecutionException full) {
            LOG.log(Level.WARNING, "No thread is free to answer who waits for cuts; it is tried again", full);
            add(follower);
        }
    }

    private synchronized List<Follower> waiting() {
        return List.copyOf(followers);
    }

    private synchronized boolean left(Follower follower) {
        return followers.remove(follower);
    }

    private Optional<CutsAnswer> read(ReadCuts.Reader reader) {
        try {
            return Optional.of(CutsAnswer.of(readCuts, reader));
        } catch (StoreUnavailable away) {
            return Optional.empty(); // whoever is due is told so
        }
    }

    /** How many wait now. */
    public synchronized int count() {
        return followers.size();
    }

    /** Turns everybody away, and lets nobody wait any more: the service stops, and they go on elsewhere. */
    public void stop() {
        List<Follower> last;
        synchronized (this) {
            stopped = true;
            last = List.copyOf(followers);
            followers.clear();
        }
        last.forEach(follower -> follower.answering().turnAway());
    }
}
