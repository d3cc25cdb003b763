package dev.mintmark.rest.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.port.in.audit.FollowEvents;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.refusal.RequestRefused;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
    private static final int BATCH = 200;
    private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");
    private static final MemberId ANN = new MemberId(new UUID(0, 1));

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<FeedEvent> events = new ArrayList<>();
    private final EventStreams streams = new EventStreams(new Feed(), sessions(), clock());

    private final class Feed implements FollowEvents {
        @Override
        public long newest(Owner chain) {
            return events.size();
        }

        @Override
        public boolean reaches(Owner chain, long afterId) {
            return true;
        }

        @Override
        public List<FeedEvent> after(Owner chain, long afterId) {
            return events.stream()
                    .filter(event -> event.id() > afterId)
                    .limit(BATCH)
                    .toList();
        }

        @Override
        public void forgetOld() {
            throw new UnsupportedOperationException();
        }
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    /** Sessions that all hold. */
    private static ManageSessions sessions() {
        return (ManageSessions) Proxy.newProxyInstance(
                ManageSessions.class.getClassLoader(),
                new Class<?>[] {ManageSessions.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("resume");
                    return resumed();
                });
    }

    /** A session that holds; whose it is, nobody looks at here. */
    private static Optional<ManageSessions.Resumed> resumed() {
        return Optional.of(
                new ManageSessions.Resumed(null, Actor.SYSTEM, Optional.empty(), Optional.empty(), true, false));
    }

    private FakeSse open(MemberId member, long lastId) {
        return open(new FakeSse(false), member, lastId);
    }

    private FakeSse open(FakeSse sink, MemberId member, long lastId) {
        streams.open(
                new EventStream(
                        sink,
                        FakeSse.events(),
                        Owner.installation(),
                        new SessionId(new UUID(1, 1)),
                        member,
                        lastId,
                        START),
                false);
        return sink;
    }

    private void happen(int count) {
        LongStream.rangeClosed(events.size() + 1, events.size() + count)
                .forEach(id -> events.add(
                        new FeedEvent(id, START, "plan.created", new AuditTarget("plan", "basic", "Basic"), "", 1)));
    }

    private void advance(Duration passed) {
        now.updateAndGet(before -> before.plus(passed));
        streams.advance(Runnable::run);
    }

    @Test
    void membersThatOpenManyAtOnceGetAsManyAsTheyMayHave() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        List<Future<FakeSse>> asked = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                asked.add(callers.submit(() -> open(ANN, 0)));
            }
            int opened = 0;
            for (Future<FakeSse> one : asked) {
                opened += isOpen(one) ? 1 : 0;
            }
            assertThat(opened).isEqualTo(EventStreams.PER_MEMBER);
        } finally {
            callers.shutdownNow();
        }
    }

    private static boolean isOpen(Future<FakeSse> asked) throws InterruptedException {
        try {
            return !asked.get().isClosed();
        } catch (java.util.concurrent.ExecutionException refused) {
            assertThat(refused.getCause()).isInstanceOf(RequestRefused.class);
            return false;
        }
    }

    @Test
    void aNodeHasABoundOverAllMembers() {
        for (int i = 0; i < EventStreams.PER_NODE; i++) {
            open(new MemberId(new UUID(2, i)), 0);
        }

        assertThatThrownBy(() -> open(new MemberId(new UUID(3, 0)), 0))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));
    }

    @Test
    void oneThatIsFarBehindHoldsUpNobody() {
        happen(5 * BATCH);
        FakeSse current = open(ANN, events.size());
        FakeSse behind = open(ANN, 0);
        happen(1);

        advance(Duration.ofSeconds(1));

        assertThat(current.ids()).containsExactly(String.valueOf(5 * BATCH + 1));
        assertThat(behind.ids()).hasSize(BATCH);
        for (int i = 0; i < 5; i++) {
            advance(Duration.ofSeconds(1));
        }
        assertThat(behind.ids()).hasSize(5 * BATCH + 1).doesNotHaveDuplicates();
    }

    @Test
    void aPeerThatIsGoneIsNoticedWithinTwoComments() {
        FakeSse sink = open(ANN, 0);
        sink.peerGoes();

        advance(Duration.ofSeconds(15));
        assertThat(sink.isClosed()).isFalse();
        advance(Duration.ofSeconds(15));

        assertThat(sink.isClosed()).isTrue();
    }

    @Test
    void onesWhosePeersAreGoneMakeRoomAtOnce() {
        List<FakeSse> left = new ArrayList<>();
        for (int i = 0; i < EventStreams.PER_MEMBER; i++) {
            left.add(open(ANN, 0));
        }
        left.forEach(FakeSse::peerGoes);

        assertThat(open(ANN, 0).isClosed()).isFalse();
        assertThat(left).allMatch(FakeSse::isClosed);
    }

    @Test
    void onesWhosePeersAreGoneBehindTwoProxiesMakeRoomAtOnce() {
        List<FakeSse> left = new ArrayList<>();
        for (int i = 0; i < EventStreams.PER_MEMBER; i++) {
            left.add(open(ANN, 0));
        }
        left.forEach(stream -> stream.peerGoes(2));

        assertThat(open(ANN, 0).isClosed()).isFalse();
        assertThat(left).allMatch(FakeSse::isClosed);
    }

    @Test
    void onesThatReadNothingHoldUpNoCaller() {
        for (int i = 0; i < EventStreams.PER_MEMBER; i++) {
            open(new FakeSse(true), ANN, 0);
        }
        FakeSse other = open(new MemberId(new UUID(0, 2)), 0);
        happen(1);

        assertThatThrownBy(() -> open(ANN, 0)).isInstanceOf(RequestRefused.class);
        advance(Duration.ofSeconds(1));

        assertThat(other.ids()).containsExactly("1");
    }

    @Test
    void theOnePlaceThatWasLeftIsGivenOnce() {
        FakeSse gone = open(ANN, 0);
        gone.peerGoes();
        for (int i = 1; i < EventStreams.PER_MEMBER; i++) {
            open(ANN, 0);
        }

        FakeSse next = open(ANN, 0);

        assertThat(next.isClosed()).isFalse();
        assertThat(gone.isClosed()).isTrue();
        assertThatThrownBy(() -> open(ANN, 0)).isInstanceOf(RequestRefused.class);
    }
}
