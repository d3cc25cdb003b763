package dev.mintmark.rest.events;

import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.json.JsonText;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One open stream of events. */
final class EventStream {
    private static final Logger LOG = Logger.getLogger(EventStream.class.getName());
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration COMMENT_PAUSE = Duration.ofSeconds(15);

    private final SseEventSink sink;
    private final Sse sse;
    private final Owner chain;
    private final SessionId session;
    private final MemberId member;
    private final Instant openedAt;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long lastId;
    private volatile Instant lastSent;

    EventStream(SseEventSink sink, Sse sse, Owner chain, SessionId session, MemberId member, long lastId, Instant now) {
        this.sink = sink;
        this.sse = sse;
        this.chain = chain;
        this.session = session;
        this.member = member;
        this.lastId = lastId;
        this.openedAt = now;
        this.lastSent = now;
    }

    Owner chain() {
        return chain;
    }

    SessionId session() {
        return session;
    }

    MemberId member() {
        return member;
    }

    long lastId() {
        return lastId;
    }

    boolean isClosed() {
        return sink.isClosed();
    }

    boolean isTooOld(Instant now) {
        return !now.isBefore(openedAt.plus(LONGEST));
    }

    /** Takes the stream for one writer; false while there is another. */
    boolean take() {
        return busy.compareAndSet(false, true);
    }

    void leave() {
        busy.set(false);
    }

    /** Says that the stream is open, and whether events before it were missed. */
    void greet(boolean missed) {
        send(sse.newEventBuilder().comment("open").build());
        if (missed) {
            send(sse.newEventBuilder()
                    .id(Long.toString(lastId))
                    .name("reset")
                    .data(String.class, "{}")
                    .build());
        }
    }

    /** Sends what the stream has not seen yet, or now and then a comment, so that nobody between takes it for dead. */
    void send(List<FeedEvent> events, Instant now) {
        for (FeedEvent event : events) {
            if (event.id() > lastId) {
                send(sse.newEventBuilder()
                        .id(Long.toString(event.id()))
                        .name(event.type())
                        .data(String.class, JsonText.of(StreamedEventResponse.from(event)))
                        .build());
                lastId = event.id();
                lastSent = now;
            }
        }
        if (!now.isBefore(lastSent.plus(COMMENT_PAUSE))) {
            send(sse.newEventBuilder().comment("still here").build());
            lastSent = now;
        }
    }

    /** Sends something that nobody needs, and fails if nobody is there. */
    void probe() {
        send(sse.newEventBuilder().comment("still there?").build());
    }

    private void send(OutboundSseEvent event) {
        if (!sink.isClosed()) {
            sink.send(event).toCompletableFuture().join();
        }
    }

    void close() {
        try {
            sink.close();
        } catch (IOException gone) {
            LOG.log(Level.FINE, "The other end of a stream of events was gone before it was closed", gone);
        }
    }
}
