package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.firstPage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.session.RefusedAttemptCounts;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.audit.RefusedAttempts.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of refused sign-ins does. */
public abstract class RefusedAttemptCountsContract {
    private static final Instant MINUTE = Instant.parse("2026-03-04T05:06:00Z");

    private RefusedAttemptCounts counts;
    private Given given;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void noCounts() {
        Stores stores = stores();
        counts = stores.refusedAttemptCounts();
        given = new Given(stores);
    }

    @Test
    void addsUpWhatIsOfTheSameAccountAddressAndMinute() {
        RefusedAttempts first = added("ada@example.com", "192.0.2.1", MINUTE, 2);
        RefusedAttempts other = added("", "2001:db8::1", MINUTE, 1);
        RefusedAttempts later = added("ada@example.com", "192.0.2.1", MINUTE.plus(Duration.ofMinutes(1)), 1);

        added("ada@example.com", "192.0.2.1", MINUTE, 3);

        assertThat(list(firstPage(10)).items())
                .containsExactly(
                        later,
                        other,
                        new RefusedAttempts(
                                first.id(), first.kind(), first.account(), first.address(), first.minute(), 5));
    }

    @Test
    void pagesThroughTheLatestFirst() {
        RefusedAttempts first = added("a@example.com", "192.0.2.1", MINUTE, 1);
        RefusedAttempts second = added("b@example.com", "192.0.2.1", MINUTE, 1);

        Page<RefusedAttempts> page = list(firstPage(1));

        assertThat(page.items()).containsExactly(second);
        assertThat(list(new Page.Request(1, page.next())).items()).containsExactly(first);
    }

    @Test
    void forgetsOldMinutes() {
        added("a@example.com", "192.0.2.1", MINUTE, 1);
        RefusedAttempts kept = added("a@example.com", "192.0.2.1", MINUTE.plus(Duration.ofMinutes(1)), 1);

        assertThat(given.inUnitOfWork(() -> counts.forget(MINUTE))).isZero();
        assertThat(given.inUnitOfWork(() -> counts.forget(kept.minute()))).isEqualTo(1);

        assertThat(list(firstPage(10)).items()).containsExactly(kept);
    }

    @Test
    void keepsNoMoreThanTheLatest() {
        added("a@example.com", "192.0.2.1", MINUTE, 1);
        RefusedAttempts second = added("b@example.com", "192.0.2.1", MINUTE, 1);
        RefusedAttempts third = added("c@example.com", "192.0.2.1", MINUTE, 1);

        assertThat(given.inUnitOfWork(() -> counts.keepLatest(Kind.SIGN_IN, 3))).isZero();
        assertThat(given.inUnitOfWork(() -> counts.keepLatest(Kind.SIGN_IN, 2))).isEqualTo(1);

        assertThat(list(firstPage(10)).items()).containsExactly(third, second);
    }

    @Test
    void keepsEachKindByItself() {
        RefusedAttempts signIn = added("a@example.com", "192.0.2.1", MINUTE, 1);
        added(Kind.FORBIDDEN, "a@example.com", "192.0.2.1", MINUTE, 2);
        RefusedAttempts latest = added(Kind.FORBIDDEN, "b@example.com", "192.0.2.1", MINUTE, 1);

        assertThat(given.inUnitOfWork(() -> counts.keepLatest(Kind.FORBIDDEN, 1)))
                .isEqualTo(1);

        assertThat(list(firstPage(10)).items()).containsExactly(latest, signIn);
        assertThat(given.inUnitOfWork(() -> counts.list(Optional.of(Kind.SIGN_IN), firstPage(10)))
                        .items())
                .containsExactly(signIn);
    }

    private RefusedAttempts added(String account, String address, Instant minute, long times) {
        return added(Kind.SIGN_IN, account, address, minute, times);
    }

    private RefusedAttempts added(Kind kind, String account, String address, Instant minute, long times) {
        RefusedAttempts refused = new RefusedAttempts(Given.uuid(), kind, account, address, minute, times);
        given.inUnitOfWork(() -> counts.add(refused));
        return refused;
    }

    private Page<RefusedAttempts> list(Page.Request page) {
        return given.inUnitOfWork(() -> counts.list(Optional.empty(), page));
    }
}
