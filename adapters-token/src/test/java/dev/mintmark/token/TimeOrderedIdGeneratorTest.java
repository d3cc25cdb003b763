package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdGeneratorTest {
    @Test
    void anIdHasVersion7AndTheTimeOfTheClock() {
        UUID id = new TimeOrderedIdGenerator(Clock.fixed(Keys.NOW, ZoneOffset.UTC)).next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(Keys.NOW.toEpochMilli());
    }

    @Test
    void laterIdsAreGreaterEvenWithinOneMillisecond() {
        TimeOrderedIdGenerator generator = new TimeOrderedIdGenerator(Clock.fixed(Keys.NOW, ZoneOffset.UTC));
        List<UUID> ids = Stream.generate(generator::next).limit(10_000).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids.stream().map(UUID::toString).toList()).isSorted();
    }

    @Test
    void idsOfManyThreadsDiffer() {
        TimeOrderedIdGenerator generator = new TimeOrderedIdGenerator(Clock.systemUTC());
        Set<UUID> seen = Collections.synchronizedSet(new HashSet<>());
        IntStream.range(0, 10_000).parallel().forEach(i -> seen.add(generator.next()));
        assertThat(seen).hasSize(10_000);
    }
}
