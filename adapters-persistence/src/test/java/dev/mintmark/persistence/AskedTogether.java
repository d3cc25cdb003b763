package dev.mintmark.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.token.IssuanceDirectory.Entry;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.persistence.store.StoreReader;
import dev.mintmark.persistence.token.JdbcIssuanceDirectory;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** Many ask an issuance directory at once that has one read at a time: the first is read for alone, then all others. */
final class AskedTogether {
    private final DataSource database;
    private final CountDownLatch allHaveAsked = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();
    private final JdbcIssuanceDirectory directory;

    record Question(ClientId clientId, Optional<String> resource) {}

    /** @param reading makes the directory, of its store and of how many reads it may have at once */
    AskedTogether(DataSource database, BiFunction<StoreReader, Integer, JdbcIssuanceDirectory> reading) {
        this.database = database;
        this.directory = reading.apply(new StoreReader(waitingForAll()), 1);
    }

    /** Their answers, in their order. */
    List<Optional<Entry>> answers(List<Question> questions) throws ExecutionException, InterruptedException {
        List<FutureTask<Optional<Entry>>> asked =
                questions.stream().map(this::asking).toList();
        allHaveAsked.countDown();
        List<Optional<Entry>> answers = new ArrayList<>();
        for (FutureTask<Optional<Entry>> each : asked) {
            answers.add(each.get());
        }
        assertThat(reads).as("one alone, then all others").hasValue(2);
        return answers;
    }

    /** It waits, for its read or for its turn. */
    private FutureTask<Optional<Entry>> asking(Question question) {
        FutureTask<Optional<Entry>> answer =
                new FutureTask<>(() -> directory.find(question.clientId, question.resource));
        Thread asker = new Thread(answer);
        asker.setDaemon(true);
        asker.start();
        while (asker.getState() != Thread.State.WAITING && asker.getState() != Thread.State.TIMED_WAITING) {
            assertThat(answer).isNotDone();
            Thread.onSpinWait();
        }
        return answer;
    }

    private DataSource waitingForAll() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return connection();
                });
    }

    private Connection connection() throws InterruptedException, SQLException {
        reads.incrementAndGet();
        allHaveAsked.await();
        return database.getConnection();
    }
}
