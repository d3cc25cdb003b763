package dev.mintmark.rest.events;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A stream whose other end can go away: like a connection, it tells so at the second thing that is sent then. It can
 * also stop to read, so that nothing sent is ever done.
 */
final class FakeSse implements SseEventSink {
    private final List<OutboundSseEvent> sent = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final boolean stalled;
    private boolean isGone;
    private int unread;

    FakeSse(boolean stalled) {
        this.stalled = stalled;
    }

    /** Makes events that know their id and their comment. */
    static Sse events() {
        return proxy(Sse.class, (method, argument) -> builder());
    }

    private static OutboundSseEvent.Builder builder() {
        String[] known = new String[2];
        return proxy(OutboundSseEvent.Builder.class, (method, argument) -> {
            switch (method) {
                case "id" -> known[0] = String.valueOf(argument);
                case "comment" -> known[1] = String.valueOf(argument);
                case "build" -> {
                    return proxy(OutboundSseEvent.class, (getter, none) -> switch (getter) {
                        case "getId" -> known[0];
                        case "getComment" -> known[1];
                        default -> null;
                    });
                }
                default -> {
                    return null;
                }
            }
            return null;
        });
    }

    private interface Call {
        Object answer(String method, Object argument);
    }

    /** An instance that answers by name; what answers nothing, answers itself. */
    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, all) -> {
            Object answer = call.answer(method.getName(), all == null ? null : all[0]);
            return answer == null && method.getReturnType().isInstance(self) ? self : answer;
        }));
    }

    void peerGoes() {
        peerGoes(0);
    }

    /** Behind so many proxies, each of which notices as a server does. */
    void peerGoes(int proxies) {
        unread = -proxies;
        isGone = true;
    }

    List<String> ids() {
        return sent.stream()
                .map(OutboundSseEvent::getId)
                .filter(id -> id != null)
                .toList();
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        if (isGone && ++unread > 1) {
            return CompletableFuture.failedFuture(new java.io.IOException("Broken pipe"));
        }
        sent.add(event);
        return stalled ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
