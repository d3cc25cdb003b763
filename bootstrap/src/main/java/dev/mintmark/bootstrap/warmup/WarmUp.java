package dev.mintmark.bootstrap.warmup;

import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.rest.http.RequestMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks this node for tokens through its own port before it is ready, as often as it can in the time that the settings
 * give, for a client of its own. Whatever goes wrong meanwhile ends it, and nothing else.
 */
public final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class.getName());
    private static final int CALLERS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Duration MOST_WAITED_FOR_THE_PORT = Duration.ofSeconds(30);

    private final Settings settings;
    private final WarmUpClient client;
    private final RequestMetrics metrics;
    private final UnitOfWork unitOfWork;
    private final SigningKeys keys;
    private final String requestId;
    private volatile boolean isOver;

    /** For this client, under a request id that nobody can guess. */
    public WarmUp(
            Settings settings,
            WarmUpClient client,
            RequestMetrics metrics,
            UnitOfWork unitOfWork,
            SigningKeys keys,
            SecretGenerator generator) {
        this.settings = settings;
        this.client = client;
        this.metrics = metrics;
        this.unitOfWork = unitOfWork;
        this.keys = keys;
        this.requestId = generator.tokenId();
    }

    /** Whether nothing of it goes on any more, and this node may be ready. */
    public boolean isOver() {
        return isOver;
    }

    /** Begins, beside the start of the application, which has to be over before anything is answered. */
    public void begin() {
        if (settings.warmUp().isZero()) {
            isOver = true;
            return;
        }
        Thread thread = new Thread(this::run, "mintmark warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            LiveKeys live = unitOfWork.execute(() -> keys.live(KeyPurpose.ACCESS_TOKEN));
            client.admit(settings.signingAlgorithm(), live.revision());
            metrics.leaveOut(requestId);
            ask();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "The warm-up failed; the first requests will be slower", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            client.withdraw();
            metrics.leaveNothingOut();
            isOver = true;
        }
    }

    private void ask() throws InterruptedException {
        OwnTokenRequest request = new OwnTokenRequest(settings.httpPort(), client, requestId);
        long begun = System.nanoTime();
        while (!request.isAnswered()) {
            if (System.nanoTime() - begun > MOST_WAITED_FOR_THE_PORT.toNanos()) {
                return;
            }
            Thread.sleep(20);
        }
        long end = System.nanoTime() + settings.warmUp().toNanos();
        AtomicInteger answered = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Thread caller = new Thread(
                    () -> {
                        while (System.nanoTime() < end && request.isAnswered()) {
                            answered.incrementAndGet();
                        }
                    },
                    "mintmark warm-up " + i);
            caller.setDaemon(true);
            caller.start();
            callers.add(caller);
        }
        for (Thread caller : callers) {
            caller.join();
        }
        LOG.info(() -> "Warmed up with " + answered + " tokens for nobody");
    }
}
