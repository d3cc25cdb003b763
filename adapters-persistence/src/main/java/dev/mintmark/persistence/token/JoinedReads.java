package dev.mintmark.persistence.token;

import dev.mintmark.application.port.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Answers all who ask while others are being answered by one read. Every answer is of a read that began after its
 * question was asked: nobody is told what had changed before.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class JoinedReads<Q, A> {
    private final int atOnce;
    private final Duration patience;
    private final Function<List<Q>, List<A>> read;
    private List<Asking<Q, A>> waiting = new ArrayList<>();
    private int running;

    /**
     * @param atOnce how many reads run at the same time at most, 1 or more; who asks beyond that waits until one ends
     * @param patience how long anybody waits for others, more than zero
     * @param read the answers to one question or more, in their order
     */
    JoinedReads(int atOnce, Duration patience, Function<List<Q>, List<A>> read) {
        this.atOnce = atOnce;
        this.patience = patience;
        this.read = read;
    }

    /**
     * The answer to this question. Of those who wait, the first reads for all.
     *
     * @throws StoreUnavailable if the reads of others did not end in time
     * @throws RuntimeException what the read threw, for each who was to be answered by it
     */
    A answer(Q question) {
        Asking<Q, A> asking = new Asking<>(question);
        List<Asking<Q, A>> answered = begins(asking) ? List.of(asking) : turnOf(asking);
        if (!answered.isEmpty()) {
            readFor(answered);
        }
        return asking.answer();
    }

    private synchronized boolean begins(Asking<Q, A> asking) {
        if (running == atOnce) {
            waiting.add(asking);
            return false;
        }
        running++;
        return true;
    }

    private List<Asking<Q, A>> turnOf(Asking<Q, A> asking) {
        try {
            return asking.turn.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException | ExecutionException late) {
            if (late instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (givesUp(asking)) {
                throw new StoreUnavailable(late);
            }
            return asking.turn.join();
        }
    }

    /** Whether its turn has not come after all: whoever is to read for others must. */
    private synchronized boolean givesUp(Asking<Q, A> asking) {
        waiting.remove(asking);
        return !asking.turn.isDone();
    }

    private void readFor(List<Asking<Q, A>> all) {
        try {
            List<A> answers = read.apply(all.stream().map(each -> each.question).toList());
            for (int i = 0; i < all.size(); i++) {
                all.get(i).answer = answers.get(i);
            }
        } catch (RuntimeException | Error failed) {
            all.forEach(each -> each.failure = failed);
        }
        haveTheNextRead();
        all.forEach(each -> each.turn.complete(List.of()));
    }

    private synchronized void haveTheNextRead() {
        if (waiting.isEmpty()) {
            running--;
            return;
        }
        List<Asking<Q, A>> next = waiting;
        waiting = new ArrayList<>();
        next.get(0).turn.complete(next);
    }

    private static final class Asking<Q, A> {
        private final Q question;
        /** For whom to read, oneself first; nobody once another has read. What is written before is seen after it. */
        private final CompletableFuture<List<Asking<Q, A>>> turn = new CompletableFuture<>();

        private A answer;
        private Throwable failure;

        Asking(Q question) {
            this.question = question;
        }

        A answer() {
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            return answer;
        }
    }
}
