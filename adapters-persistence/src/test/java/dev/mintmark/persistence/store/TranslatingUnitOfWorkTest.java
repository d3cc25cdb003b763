package dev.mintmark.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.DatabaseStores;
import dev.mintmark.persistence.TestDatabase;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TranslatingUnitOfWorkTest {
    private static final String FIRST = "01a20953-019b-7866-b6d6-000000000001";
    private static final String SECOND = "01a20953-019b-7866-b6d6-000000000002";

    private final AtomicInteger attempts = new AtomicInteger();
    private final UnitOfWork unitOfWork = new TranslatingUnitOfWork(new UnitOfWork() {
        @Override
        public <T> T execute(Supplier<T> work) {
            return work.get();
        }
    });

    @Test
    void aSerializationFailureIsTriedAgain() {
        String result = unitOfWork.execute(() -> failing(2, "40001"));

        assertThat(result).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void whatFailsAgainAndAgainIsAConflict() {
        assertThatThrownBy(() -> unitOfWork.execute(() -> failing(9, "40P01")))
                .isInstanceOfSatisfying(RuleBroken.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(Refusal.CONCURRENT_CHANGE));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void onlyTheOutermostUnitOfWorkIsTriedAgain() {
        AtomicInteger outer = new AtomicInteger();

        unitOfWork.execute(() -> {
            outer.incrementAndGet();
            return unitOfWork.execute(() -> failing(1, "40001"));
        });

        assertThat(outer).hasValue(2);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void nothingElseIsDoneTwice() {
        assertThatThrownBy(() -> unitOfWork.execute(() -> failing(1, "23502")))
                .isInstanceOf(PersistenceException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void bothOfTwoTransactionsThatBlockEachOtherSucceed() {
        TestDatabase database = TestDatabase.postgreSql();
        DatabaseStores stores = database.emptied();
        for (String id : List.of(FIRST, SECOND)) {
            TestDatabase.execute(
                    database.dataSource(),
                    List.of("INSERT INTO tenant VALUES ('" + id + "', 'T', 'active', 1, 'open', 1, 1, 1)"));
        }
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        CountDownLatch oneIsDone = new CountDownLatch(1);

        CompletableFuture<Integer> one =
                CompletableFuture.supplyAsync(() -> lockBoth(stores, FIRST, SECOND, bothHoldOne, oneIsDone));
        CompletableFuture<Integer> other =
                CompletableFuture.supplyAsync(() -> lockBoth(stores, SECOND, FIRST, bothHoldOne, oneIsDone));

        assertThat(List.of(one.join(), other.join()))
                .as("one of them was rolled back and tried again")
                .containsExactlyInAnyOrder(1, 2);
    }

    /**
     * Locks both and says how often that was tried. The one that was rolled back waits for the other before it tries
     * again: it would otherwise lock its first row before the other, which waits for that row, wakes up on a busy
     * machine, and both would block each other again.
     */
    private static int lockBoth(
            DatabaseStores stores, String first, String then, CountDownLatch bothHoldOne, CountDownLatch oneIsDone) {
        AtomicInteger times = new AtomicInteger();
        stores.unitOfWork().execute(() -> {
            boolean again = times.incrementAndGet() > 1;
            if (again) {
                await(oneIsDone);
            }
            stores.tenants().lock(new TenantId(UUID.fromString(first)));
            if (!again) {
                bothHoldOne.countDown();
                await(bothHoldOne);
            }
            return stores.tenants().lock(new TenantId(UUID.fromString(then)));
        });
        oneIsDone.countDown();
        return times.get();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the other transaction does not get on");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private String failing(int times, String sqlState) {
        if (attempts.incrementAndGet() <= times) {
            throw new PersistenceException(new SQLException("refused", sqlState));
        }
        return "done";
    }
}
