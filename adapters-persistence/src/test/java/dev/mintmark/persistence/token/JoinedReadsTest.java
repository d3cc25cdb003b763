package dev.mintmark.persistence.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.port.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks while others are answered is answered by the next read, never by one that had begun. */
class JoinedReadsTest {
    private static final Set<Thread.State> WAITS = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ExecutorService askers = Executors.newCachedThreadPool();
    private final List<List<Integer>> reads = new ArrayList<>();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void nobodyIsLeftWaiting() {
        firstMayEnd.countDown();
        assertThat(askers.shutdownNow()).isEmpty();
    }

    @Test
    void whoAsksAloneIsReadForAlone() {
        JoinedReads<Integer, String> joined = new JoinedReads<>(1, LONG, this::read);
        firstMayEnd.countDown();

        assertThat(joined.answer(1)).isEqualTo("answer to 1");
        assertThat(joined.answer(2)).isEqualTo("answer to 2");

        assertThat(reads).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void allWhoWaitAreAnsweredByOneRead() throws Exception {
        JoinedReads<Integer, String> joined = new JoinedReads<>(1, LONG, this::read);

        List<Future<String>> answers = ask(joined, 8);
        firstMayEnd.countDown();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo("answer to " + i);
        }
        assertThat(reads).hasSize(2);
        assertThat(reads.get(0)).containsExactly(0);
        assertThat(reads.get(1)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void asManyReadAtOnceAsMay() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        JoinedReads<Integer, Integer> joined = new JoinedReads<>(2, LONG, asked -> {
            both.countDown();
            await(both);
            return asked;
        });

        Future<Integer> one = askers.submit(() -> joined.answer(1));
        Future<Integer> two = askers.submit(() -> joined.answer(2));

        assertThat(List.of(one.get(), two.get())).containsExactly(1, 2);
    }

    @Test
    void aReadThatFailsFailsForAllItWasForAndForNobodyElse() throws Exception {
        JoinedReads<Integer, String> joined = new JoinedReads<>(1, LONG, asked -> {
            if (asked.size() > 1) {
                throw new IllegalStateException("gone");
            }
            return read(asked);
        });

        List<Future<String>> answers = ask(joined, 4);
        firstMayEnd.countDown();

        assertThat(answers.get(0).get()).isEqualTo("answer to 0");
        for (Future<String> failed : answers.subList(1, 4)) {
            assertThatThrownBy(failed::get).hasRootCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(joined.answer(9)).isEqualTo("answer to 9");
    }

    @Test
    void nobodyWaitsLongerForOthersThanThePatienceAndNobodyReadsForWhoGaveUp() throws Exception {
        JoinedReads<Integer, String> joined = new JoinedReads<>(1, Duration.ofMillis(20), this::read);
        Future<String> first = ask(joined, 1).get(0);

        assertThatThrownBy(() -> joined.answer(1))
                .isInstanceOf(StoreUnavailable.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
        firstMayEnd.countDown();

        assertThat(first.get()).isEqualTo("answer to 0");
        assertThat(joined.answer(2)).isEqualTo("answer to 2");
        assertThat(reads).containsExactly(List.of(0), List.of(2));
    }

    @Test
    void whoIsInterruptedWhileOthersAreReadForGivesUp() throws Exception {
        JoinedReads<Integer, String> joined = new JoinedReads<>(1, LONG, this::read);
        Future<String> first = ask(joined, 1).get(0);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> joined.answer(1)).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        firstMayEnd.countDown();

        assertThat(first.get()).isEqualTo("answer to 0");
    }

    @Test
    void noAnswerIsOlderThanItsQuestion() throws Exception {
        AtomicInteger clock = new AtomicInteger();
        JoinedReads<Integer, Integer> joined = new JoinedReads<>(2, LONG, asked -> {
            int begun = clock.incrementAndGet();
            Thread.yield();
            return asked.stream().map(question -> begun).toList();
        });
        Callable<Integer> asker = () -> {
            int older = 0;
            for (int i = 0; i < 5_000; i++) {
                int asked = clock.incrementAndGet();
                older += joined.answer(i) < asked ? 1 : 0;
            }
            return older;
        };

        for (Future<Integer> older :
                askers.invokeAll(IntStream.range(0, 8).mapToObj(each -> asker).toList())) {
            assertThat(older.get()).isZero();
        }
    }

    /** The first of them is being read for, and the others wait in their order. */
    private List<Future<String>> ask(JoinedReads<Integer, String> joined, int howMany) {
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            int question = i;
            CountDownLatch begun = new CountDownLatch(1);
            Thread[] asker = new Thread[1];
            answers.add(askers.submit(() -> {
                asker[0] = Thread.currentThread();
                begun.countDown();
                return joined.answer(question);
            }));
            await(begun);
            while (!WAITS.contains(asker[0].getState())) {
                Thread.onSpinWait();
            }
        }
        return answers;
    }

    private List<String> read(List<Integer> asked) {
        reads.add(asked);
        await(firstMayEnd);
        return asked.stream().map(question -> "answer to " + question).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
