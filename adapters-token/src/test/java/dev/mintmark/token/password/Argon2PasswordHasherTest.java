package dev.mintmark.token.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.mintmark.application.port.TooBusy;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2PasswordHasherTest {
    private static final Password PASSWORD = Password.typed("correct horse battery staple");
    private static final Duration A_LONG_TIME = Duration.ofMinutes(5);
    private static final Password OTHER = Password.typed("correct horse battery stable");

    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(2);

    @Test
    void aHashFitsItsPasswordOnly() {
        PasswordHash hash = hasher.hash(PASSWORD);
        assertThat(hash.phc()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[0-9A-Za-z+/]{22}\\$[0-9A-Za-z+/]{43}");
        assertThat(hasher.matches(PASSWORD, Optional.of(hash))).isTrue();
        assertThat(hasher.matches(OTHER, Optional.of(hash))).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(hasher.hash(PASSWORD).phc())
                .isNotEqualTo(hasher.hash(PASSWORD).phc());
    }

    @Test
    void nobodysPasswordNeverFits() {
        assertThat(hasher.matches(PASSWORD, Optional.empty())).isFalse();
        assertThat(hasher.matches(Password.typed(""), Optional.empty())).isFalse();
    }

    /** The hash is from the test suite of Argon2's reference implementation. */
    @Test
    void theParametersInTheHashCount() {
        PasswordHash older = new PasswordHash(
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
        assertThat(hasher.matches(Password.typed("password"), Optional.of(older)))
                .isTrue();
        assertThat(hasher.matches(PASSWORD, Optional.of(older))).isFalse();
    }

    /** The hash was made by another implementation (Password4j 1.8.4). */
    @Test
    void hashesMadeElsewhereFit() {
        PasswordHash elsewhere = new PasswordHash(
                "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$bAfnes5HACCDehV3nD4BAoSgv8xaEH/F3i1SkZIIJbI");
        assertThat(hasher.matches(PASSWORD, Optional.of(elsewhere))).isTrue();
        assertThat(hasher.matches(OTHER, Optional.of(elsewhere))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ",
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$c29t*ZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
            })
    void whatIsNoHashOfThisKindIsNotRepeatedInTheFault(String stored) {
        assertThatThrownBy(() -> hasher.matches(PASSWORD, Optional.of(new PasswordHash(stored))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c29t");
    }

    @Test
    void theMemoryOfAHashIsUsedAgainByTheNext() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        PasswordHash hash = hasher.hash(PASSWORD);
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(hasher.matches(PASSWORD, Optional.of(hash))).isTrue();
        assertThat(hasher.matches(PASSWORD, Optional.empty())).isFalse();

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000_000);
    }

    @Test
    void asMuchMemoryIsKeptAsRunsAtOnce() {
        PasswordHash hash = hasher.hash(PASSWORD);

        List<CompletableFuture<Long>> both =
                List.of(start(() -> allocatedByTenOf(hash)), start(() -> allocatedByTenOf(hash)));

        assertThat(both.stream().mapToLong(CompletableFuture::join).sum())
                .as("bytes: once the memory of the second, and what twenty hashes need beside it")
                .isLessThan(20_000_000 + 20 * 1_000_000);
    }

    private long allocatedByTenOf(PasswordHash hash) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10; i++) {
            assertThat(hasher.matches(PASSWORD, Optional.of(hash))).isTrue();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest
    @CsvSource({"2, 256, 2", "64, 256, 3", "64, 4096, 53", "8, 64, 1", "1, 4096, 1"})
    void eachProcessorHashesOneUnlessTheHeapIsTooSmall(int processors, long heapMebibytes, int atOnce) {
        assertThat(Argon2PasswordHasher.atOnce(processors, heapMebibytes << 20)).isEqualTo(atOnce);
    }

    @Test
    void characterEncodingDoesNotDependOnThePlatform() {
        PasswordHash hash = hasher.hash(Password.typed("größer als zwölf €"));
        assertThat(hasher.matches(Password.typed("größer als zwölf €"), Optional.of(hash)))
                .isTrue();
        assertThat(hasher.matches(Password.typed("gr??er als zw?lf ?"), Optional.of(hash)))
                .isFalse();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void eachHashWaitsForItsTurnAndGivesItBack() {
        PasswordHash hash = hasher.hash(PASSWORD);
        Semaphore turns = new Semaphore(0, true);
        Argon2PasswordHasher bounded = new Argon2PasswordHasher(turns, 3, A_LONG_TIME);
        List<CompletableFuture<Boolean>> started = List.of(
                start(() -> bounded.matches(PASSWORD, Optional.of(hash))),
                start(() -> bounded.matches(PASSWORD, Optional.empty())),
                start(() -> !bounded.hash(PASSWORD).phc().isEmpty()));
        while (turns.getQueueLength() < started.size()) {
            Thread.onSpinWait();
        }
        assertThat(started).noneMatch(CompletableFuture::isDone);
        assertThatThrownBy(() -> bounded.matches(PASSWORD, Optional.of(hash)))
                .as("no more may wait")
                .isInstanceOf(TooBusy.class);
        assertThatThrownBy(() -> bounded.hash(PASSWORD)).isInstanceOf(TooBusy.class);

        turns.release();

        assertThat(started).extracting(CompletableFuture::join).containsExactly(true, false, true);
        assertThat(turns.availablePermits()).isEqualTo(1);
    }

    @Test
    void whoWaitsTooLongIsToldToComeBack() {
        Argon2PasswordHasher stuck = new Argon2PasswordHasher(new Semaphore(0, true), 1, Duration.ofMillis(1));

        assertThatThrownBy(() -> stuck.matches(PASSWORD, Optional.empty())).isInstanceOf(TooBusy.class);
    }

    @Test
    void aBrokenHashGivesItsTurnBackToo() {
        Semaphore turns = new Semaphore(1, true);
        assertThatThrownBy(() -> new Argon2PasswordHasher(turns, 1, A_LONG_TIME)
                        .matches(PASSWORD, Optional.of(new PasswordHash("$argon2id$broken"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("broken");
        assertThat(turns.availablePermits()).isEqualTo(1);
    }

    @Test
    void atLeastOneHashMustBePossible() {
        assertThatThrownBy(() -> new Argon2PasswordHasher(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }
}
