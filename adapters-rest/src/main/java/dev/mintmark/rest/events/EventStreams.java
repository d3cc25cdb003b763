package dev.mintmark.rest.events;

import dev.mintmark.application.port.in.audit.FollowEvents;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The open streams of this node. One poller reads the feed for all of them; each stream is written to by one thread at
 * a time, so that one that stalls holds up no other.
 */
@ApplicationScoped
public class EventStreams {
    /** How many streams a member can have open on one node. */
    static final int PER_MEMBER = 5;

    private static final Problem TOO_MANY = Problem.of(
            429, "too_many_streams", "You have " + PER_MEMBER + " streams of events open. Close one of them first.");
    /** How long the other end takes to say that nobody is there. */
    private static final Duration NOTICE = Duration.ofMillis(100);

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
     * Makes room for one more stream of a member.
     *
     * @throws RequestRefused {@code too_many_streams} if it has as many as it may have
     */
    void requireRoomFor(MemberId member) {
        if (openOf(member).size() >= PER_MEMBER) {
            openOf(member).forEach(EventStreams::probe);
            LockSupport.parkNanos(NOTICE.toNanos());
            openOf(member).forEach(EventStreams::probe);
        }
        if (openOf(member).size() >= PER_MEMBER) {
            throw new RequestRefused(TOO_MANY);
        }
    }

    private List<EventStream> openOf(MemberId member) {
        streams.removeIf(EventStream::isClosed);
        return streams.stream().filter(stream -> stream.member().equals(member)).toList();
    }

    /**
     * Finds out whether anybody still reads: a page that is loaded anew leaves its stream behind, and the server
     * notices at the second thing that it sends there.
     */
    private static void probe(EventStream stream) {
        if (stream.take()) {
            try {
                stream.probe();
            } catch (IllegalStateException | CompletionException gone) {
                LOG.log(Level.FINE, "A stream of events is gone", gone);
                stream.close();
            } finally {
                stream.leave();
            }
        }
    }

    void open(EventStream stream, boolean missed) {
        if (stopped) {
            stream.close();
            return;
        }
        stream.greet(missed);
        streams.add(stream);
    }

    /** Sends what is new, and ends what has to end. Called again and again. */
    public void advance(Executor writers) {
        streams.removeIf(EventStream::isClosed);
        Instant now = clock.instant();
        Map<Owner, Long> from = new HashMap<>();
        streams.forEach(stream -> from.merge(stream.chain(), stream.lastId(), Math::min));
        from.forEach((chain, lastId) -> {
            List<FeedEvent> events = feed.after(chain, lastId);
            streams.stream()
                    .filter(stream -> stream.chain().equals(chain) && stream.take())
                    .forEach(stream -> write(writers, stream, events, now));
        });
    }

    private void write(Executor writers, EventStream stream, List<FeedEvent> events, Instant now) {
        try {
            writers.execute(() -> {
                try {
                    write(stream, events, now);
                } finally {
                    stream.leave();
                }
            });
        } catch (RejectedExecutionException full) {
            stream.leave();
            LOG.log(Level.WARNING, "No thread is free to write events; they are written later", full);
        }
    }

    private void write(EventStream stream, List<FeedEvent> events, Instant now) {
        try {
            stream.send(events, now);
            if (stream.isTooOld(now) || sessions.resume(stream.session()).isEmpty()) {
                stream.close();
            }
        } catch (IllegalStateException | CompletionException gone) {
            LOG.log(Level.FINE, "A stream of events is gone", gone);
            stream.close();
        }
    }

    /** Ends every stream, and opens no further one: the service stops, and clients go on elsewhere. */
    public void stop() {
        stopped = true;
        streams.forEach(EventStream::close);
        streams.clear();
    }
}
