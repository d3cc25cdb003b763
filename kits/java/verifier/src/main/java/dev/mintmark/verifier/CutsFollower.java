package dev.mintmark.verifier;

import dev.mintmark.verifier.Refused.Reason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Follows the cut list in a thread of its own: each request waits at the server until there is another list. */
final class CutsFollower implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Verifier.class.getPackageName());

    /** For how long tokens wait for the answer to the first request. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);
    /** The server holds no answer longer (http-api §1). */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** Between requests, also where nothing holds them. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /** One or two are how a server is restarted. */
    private static final int FAILURES_TO_TELL = 3;

    private final HeldCuts cuts;
    private final CutsRequest request;
    private final WhenStale whenStale;
    private final Duration wait;
    private final InstantSource clock;
    private final Thread thread = new Thread(this::follow, "mintmark-cuts");
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private final AtomicBoolean toldStale = new AtomicBoolean();
    private final Set<String> toldMembers = new HashSet<>();
    private volatile Exception failure;
    private int failures;

    /**
     * Follows from now on.
     *
     * @param staleAfter for how long a list counts that was not confirmed
     */
    CutsFollower(HeldCuts cuts, CutsRequest request, Duration staleAfter, WhenStale whenStale, InstantSource clock) {
        this.cuts = cuts;
        this.request = request;
        this.whenStale = whenStale;
        Duration third = staleAfter.dividedBy(3); // so that one failure makes nothing stale
        this.wait = third.compareTo(LONGEST_WAIT) < 0 ? third : LONGEST_WAIT;
        this.clock = clock;
        first.completeOnTimeout(null, FIRST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        thread.setDaemon(true);
        thread.start();
    }

    /** Refuses a token, verified otherwise, that is cut, or of which that cannot be told. */
    void check(CompactToken token, Caller caller) throws Rejection {
        awaitFirstAnswer();
        if (cuts.isStale()) {
            tellStale();
            if (whenStale == WhenStale.REFUSE) {
                throw new Rejection(Reason.CUTS_UNAVAILABLE, null, failure);
            }
        }
        cuts.check(token, caller);
    }

    private void awaitFirstAnswer() {
        try {
            first.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Cuts state() {
        return new Cuts(cuts.age(), cuts.isStale(), Optional.ofNullable(failure).map(CutsFollower::why));
    }

    private static String why(Exception failure) {
        return failure instanceof Rejection rejection
                ? "The list is not taken: " + rejection.reason().code() + "."
                : String.valueOf(failure.getMessage());
    }

    @Override
    public void close() {
        thread.interrupt();
        first.complete(null);
    }

    private void follow() {
        try {
            while (true) {
                Duration pause = ask();
                first.complete(null);
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
        } catch (InterruptedException closed) {
            // Nobody asks any more.
        }
    }

    /** For how long not to ask again. */
    private Duration ask() throws InterruptedException {
        long start = System.nanoTime();
        try {
            String tag = cuts.tag();
            // What was not confirmed the last time is to be confirmed now, not after the wait.
            Duration waiting = tag == null || failures > 0 ? Duration.ZERO : wait;
            CutsAnswer answer = CutsAnswer.of(request.send(tag, waiting), tag, clock.instant());
            if (answer.list().isPresent()) {
                tellUnknown(cuts.take(answer.list().get(), answer.tag()));
            } else {
                cuts.confirm();
            }
        } catch (IOException | Rejection | RuntimeException problem) {
            return failed(problem);
        }
        succeeded();
        return LEAST_PAUSE.minusNanos(System.nanoTime() - start);
    }

    private void succeeded() {
        failure = null;
        failures = 0;
        if (toldStale.getAndSet(false)) {
            LOG.log(Level.INFO, "The cut list at {0} is read again.", request.address());
        }
    }

    private Duration failed(Exception problem) {
        failure = problem;
        failures++;
        String told = "The cut list at " + request.address() + " cannot be read: " + why(problem);
        LOG.log(failures == FAILURES_TO_TELL ? Level.WARNING : Level.DEBUG, told, problem);
        if (cuts.isStale()) {
            tellStale();
        }
        return pause(problem, failures);
    }

    /** As long as the server asks, and longer with each failure in a row; never all verifiers at once. */
    static Duration pause(Exception problem, int failures) {
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration asked = Duration.ZERO;
        if (problem instanceof CutsAnswer.Failure answer) {
            own = answer.isOfCredentials() ? LONGEST_PAUSE : own;
            asked = answer.retryAfter();
        }
        own = own.compareTo(LONGEST_PAUSE) < 0 ? own : LONGEST_PAUSE;
        return asked.plusMillis(
                (long) (own.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1.5)));
    }

    private void tellStale() {
        if (!toldStale.getAndSet(true)) {
            String then = whenStale == WhenStale.REFUSE
                    ? "Tokens are refused until it is."
                    : "Tokens are verified nevertheless: what was revoked since is served.";
            Exception last = failure;
            String why = last == null ? "" : " (" + why(last) + ")";
            LOG.log(Level.WARNING, "The cut list at " + request.address() + " is stale" + why + ". " + then, last);
        }
    }

    private void tellUnknown(CutList list) {
        Set<String> unknown = new TreeSet<>(list.unknownMembers());
        unknown.removeAll(toldMembers);
        if (!unknown.isEmpty()) {
            toldMembers.addAll(unknown);
            LOG.log(Level.WARNING, "Cuts that have {0} kill nothing here: this version does not know it.", unknown);
        }
    }
}
