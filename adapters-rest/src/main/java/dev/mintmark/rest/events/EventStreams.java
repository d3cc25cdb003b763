package dev.mintmark.rest.events;

import dev.mintmark.application.port.in.audit.FollowEvents;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The open streams of this node. One poller reads the feed for all of them; each stream is written to by one thread at
 * a time, so that one that stalls holds up no other.
 */
@ApplicationScoped
public class EventStreams {
    /** How many streams a member can have open on one node. */
    static final int PER_MEMBER = 5;

    /** How many streams this node has open at most, whosever they are. */
    static final int PER_NODE = 1_000;

    private static final Problem TOO_MANY = Problem.of(
            429, "too_many_streams", "You have " + PER_MEMBER + " streams of events open. Close one of them first.");
    private static final Problem NODE_FULL = Problem.of(
            503, "temporarily_unavailable", "Too many streams of events are open here. Try again in a few seconds.");
    /** How long the other end takes to say that nobody is there. */
    private static final Duration NOTICE = Duration.ofMillis(100);

    /** The server itself notices at the second; behind proxies that notice in the same way, at one more for each. */
    private static final int MOST_PROBES = 4;

    private static final Logger LOG = Logger.getLogger(EventStreams.class.getName());

    private final List<EventStream> streams = new CopyOnWriteArrayList<>();
    private final FollowEvents feed;
    private final ManageSessions sessions;
    private final Clock clock;
    private volatile boolean stopped;

    @Inject
    public EventStreams(FollowEvents feed, ManageSessions sessions, Clock clock) {
        this.feed = feed;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** For the container, which stands in front of it. */
    EventStreams() {
        this(null, null, null);
    }

    /**
     * Opens a stream, if there is room for it.
     *
     * @param missed whether events before it are gone
     * @throws RequestRefused {@code too_many_streams} if its member has as many as it may have, and
     *     {@code temporarily_unavailable} if this node has
     */
    void open(EventStream stream, boolean missed) {
        stream.take();
        try {
            if (!admitted(stream)) {
                requireRoomFor(stream);
            }
        } catch (RequestRefused refused) {
            stream.leave();
            throw refused;
        }
        write(stream, () -> stream.greet(missed));
    }

    private void requireRoomFor(EventStream stream) {
        List<EventStream> open = streams.stream()
                .filter(each -> each.member().equals(stream.member()))
                .toList();
        probe(open);
        for (int sent = 1; !admitted(stream); sent++) {
            if (sent == MOST_PROBES) {
                throw new RequestRefused(isFull() ? NODE_FULL : TOO_MANY);
            }
            LockSupport.parkNanos(NOTICE.toNanos());
            probe(open);
        }
    }

    /** Takes the stream in; false if there is no room. Counts and adds at once, so that no two take the same place. */
    private synchronized boolean admitted(EventStream stream) {
        if (stopped) {
            stream.close();
            return true;
        }
        streams.removeIf(EventStream::isClosed);
        long own = streams.stream()
                .filter(each -> each.member().equals(stream.member()))
                .count();
        return own < PER_MEMBER && !isFull() && streams.add(stream);
    }

    private boolean isFull() {
        return streams.size() >= PER_NODE;
    }

    /**
     * Finds out whether anybody still reads: a page that is loaded anew leaves its stream behind, and the server
     * notices only when it has sent something there. Who does not take even that in the time is left where it is.
     */
    private static void probe(List<EventStream> open) {
        CompletableFuture<?>[] probes = open.stream()
                .filter(EventStream::take)
                .map(stream -> write(stream, stream::probe))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(probes)
                .completeOnTimeout(null, NOTICE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /**
     * Writes to a stream that was taken, and leaves it when that is done. Nobody waits meanwhile: whoever reads slowly
     * holds no thread.
     *
     * @return done when the stream was left, never by a failure
     */
    private static CompletableFuture<Void> write(EventStream stream, Supplier<CompletionStage<Void>> writing) {
        return started(writing)
                .handle((done, failure) -> {
                    if (failure != null) {
                        LOG.log(Level.FINE, "A stream of events is gone", failure);
                        stream.close();
                    }
                    stream.leave();
                    return done;
                })
                .toCompletableFuture();
    }

    private static CompletionStage<Void> started(Supplier<CompletionStage<Void>> writing) {
        try {
            return writing.get();
        } catch (IllegalStateException closedMeanwhile) {
            return CompletableFuture.failedFuture(closedMeanwhile);
        }
    }

    /** Sends what is new, and ends what has to end. Called again and again. */
    public void advance(Executor writers) {
        streams.removeIf(EventStream::isClosed);
        Instant now = clock.instant();
        Map<Position, List<EventStream>> waiting = streams.stream().collect(Collectors.groupingBy(Position::of));
        waiting.forEach((position, those) -> {
            List<FeedEvent> events = feed.after(position.chain(), position.lastId());
            those.stream().filter(EventStream::take).forEach(stream -> write(writers, stream, events, now));
        });
    }

    /** Streams that have seen the same read the same: one that is far behind catches up by itself. */
    private record Position(Owner chain, long lastId) {
        static Position of(EventStream stream) {
            return new Position(stream.chain(), stream.lastId());
        }
    }

    private void write(Executor writers, EventStream stream, List<FeedEvent> events, Instant now) {
        try {
            writers.execute(() -> advance(stream, events, now));
        } catch (RejectedExecutionException full) {
            stream.leave();
            LOG.log(Level.WARNING, "No thread is free to write events; they are written later", full);
        }
    }

    private void advance(EventStream stream, List<FeedEvent> events, Instant now) {
        if (ends(stream, now)) {
            stream.close();
            stream.leave();
        } else {
            write(stream, () -> stream.send(events, now));
        }
    }

    private boolean ends(EventStream stream, Instant now) {
        try {
            return stream.isTooOld(now) || sessions.resume(stream.session()).isEmpty();
        } catch (RuntimeException unknown) {
            stream.leave();
            throw unknown;
        }
    }

    /** Ends every stream, and opens no further one: the service stops, and clients go on elsewhere. */
    public synchronized void stop() {
        stopped = true;
        streams.forEach(EventStream::close);
        streams.clear();
    }
}
