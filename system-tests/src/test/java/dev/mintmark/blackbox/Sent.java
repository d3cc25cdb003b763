package dev.mintmark.blackbox;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;

/** Reads the body of a request that was sent, as text. */
final class Sent implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Sent() {}

    /** The body; empty if there is none. */
    static String body(HttpRequest request) {
        Sent sent = new Sent();
        request.bodyPublisher().ifPresent(publisher -> publisher.subscribe(sent));
        return sent.bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
    }

    @Override
    public void onError(Throwable broken) {
        throw new IllegalStateException(broken);
    }

    @Override
    public void onComplete() {
        // All is there.
    }
}
