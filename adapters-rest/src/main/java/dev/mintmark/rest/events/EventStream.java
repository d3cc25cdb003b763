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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
    CompletionStage<Void> greet(boolean missed) {
        CompletionStage<Void> opened =
                send(sse.newEventBuilder().comment("open").build());
        return missed ? opened.thenCompose(done -> send(reset())) : opened;
    }

    private OutboundSseEvent reset() {
        return sse.newEventBuilder()
                .id(Long.toString(lastId))
                .name("reset")
                .data(String.class, "{}")
                .build();
    }

    /** Sends what the stream has not seen yet, or now and then a comment, so that nobody between takes it for dead. */
    CompletionStage<Void> send(List<FeedEvent> events, Instant now) {
        CompletionStage<Void> sent = CompletableFuture.completedFuture(null);
        for (FeedEvent event : events) {
            if (event.id() > lastId) {
                sent = sent.thenCompose(done -> send(event)).thenRun(() -> {
                    lastId = event.id();
                    lastSent = now;
                });
            }
        }
        return sent.thenCompose(done -> now.isBefore(lastSent.plus(COMMENT_PAUSE)) ? nothing() : stillHere(now));
    }

    private CompletionStage<Void> send(FeedEvent event) {
        return send(sse.newEventBuilder()
                .id(Long.toString(event.id()))
                .name(event.type())
                .data(String.class, JsonText.of(StreamedEventResponse.from(event)))
                .build());
    }

    private CompletionStage<Void> stillHere(Instant now) {
        return send(sse.newEventBuilder().comment("still here").build()).thenRun(() -> lastSent = now);
    }

    /** Sends something that nobody needs, and fails if nobody is there. */
    CompletionStage<Void> probe() {
        return send(sse.newEventBuilder().comment("still there?").build());
    }

    private CompletionStage<Void> send(OutboundSseEvent event) {
        return sink.isClosed() ? nothing() : sink.send(event).thenRun(() -> {});
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }

    void close() {
        try {
            sink.close();
        } catch (IOException gone) {
            LOG.log(Level.FINE, "The other end of a stream of events was gone before it was closed", gone);
        }
    }
}
