package dev.mintmark.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration MAX = Duration.ofDays(1);
    private static final Instant IDLE_END = START.plus(IDLE);
    private static final Instant END = START.plus(MAX);
    private static final SessionPolicy POLICY =
            new SessionPolicy("https://mint.example/session", "management", Duration.ofMinutes(5), IDLE, MAX);
    private static final Member MEMBER = People.member(1, Role.TENANT_ADMIN);
    private static final RefreshToken TOKEN = RefreshToken.first(new SessionId(new UUID(1, 1)), "family", "one");
    private static final Device DEVICE = new Device("192.0.2.1", "Firefox on Linux");
    private static final Session SESSION = Session.start(MEMBER, TOKEN, DEVICE, POLICY, START);

    @Test
    void holdsUntilNobodyRefreshedItForTooLong() {
        assertThat(SESSION.holdsFor(MEMBER, START)).isTrue();
        assertThat(SESSION.holdsFor(MEMBER, IDLE_END.minusNanos(1))).isTrue();
        assertThat(SESSION.holdsFor(MEMBER, IDLE_END)).isFalse();
    }

    @Test
    void holdsAtMostAsLongAsItsPolicySaysHoweverOftenItIsRefreshed() {
        Session once = SESSION.renewed(TOKEN.next("two"), DEVICE, POLICY, IDLE_END.minusSeconds(1));
        Session twice = once.renewed(TOKEN.next("three"), DEVICE, POLICY, END.minusSeconds(2));

        assertThat(once.holdsFor(MEMBER, IDLE_END.plusSeconds(1))).isTrue();
        assertThat(twice.holdsFor(MEMBER, END.minusNanos(1))).isTrue();
        assertThat(twice.holdsFor(MEMBER, END)).isFalse();
        assertThat(twice.renewal().orElseThrow().idleUntil()).isEqualTo(END);
    }

    @Test
    void holdsNoMoreOnceEnded() {
        Session ended = SESSION.ended(START);

        assertThat(ended.holdsFor(MEMBER, START)).isFalse();
        assertThat(ended.ended(END)).isEqualTo(ended);
    }

    @Test
    void holdsNoMoreOnceTheRolesChange() {
        assertThat(SESSION.holdsFor(People.member(1, Role.TENANT_VIEWER), START))
                .isFalse();
        assertThat(SESSION.holdsFor(People.member(1, Role.TENANT_ADMIN, Role.TENANT_VIEWER), START))
                .isFalse();
    }

    @Test
    void isFreshForFiveMinutesAndARefreshProvesNothing() {
        Session renewed = SESSION.renewed(TOKEN.next("two"), DEVICE, POLICY, START.plusSeconds(290));

        assertThat(SESSION.isFresh(START)).isTrue();
        assertThat(SESSION.isFresh(START.plus(Session.FRESH).minusNanos(1))).isTrue();
        assertThat(SESSION.isFresh(START.plus(Session.FRESH))).isFalse();
        assertThat(renewed.isFresh(START.plus(Session.FRESH))).isFalse();
    }

    @Test
    void tellsWhatItWasUsedFromLast() {
        Device elsewhere = new Device("2001:db8::1", "x".repeat(200));
        Session renewed = SESSION.renewed(TOKEN.next("two"), elsewhere, POLICY, START.plusSeconds(10));

        assertThat(SESSION.device()).contains(DEVICE);
        assertThat(SESSION.lastUsedAt()).isEqualTo(START);
        assertThat(renewed.device()).contains(elsewhere);
        assertThat(renewed.lastUsedAt()).isEqualTo(START.plusSeconds(10));
        assertThat(elsewhere.program()).hasSize(Device.LONGEST_PROGRAM);
    }

    @Test
    void holdsForNobodyElse() {
        assertThat(SESSION.holdsFor(People.member(2, Role.TENANT_ADMIN), START)).isFalse();
        assertThat(SESSION.holdsFor(People.operator(), START)).isFalse();
    }

    @Test
    void startsOpenWithTheRolesOfItsMember() {
        assertThat(SESSION.roles()).containsExactly(Role.TENANT_ADMIN);
        assertThat(SESSION.member()).isEqualTo(MEMBER.id());
        assertThat(SESSION.key()).isEmpty();
        assertThat(SESSION.endedAt()).isEmpty();
    }

    @Test
    void tellsItsCurrentTokenFromAUsedAndAForeignOne() {
        Session renewed = SESSION.renewed(TOKEN.next("two"), DEVICE, POLICY, START);
        RefreshToken ofAnotherSession = RefreshToken.first(new SessionId(new UUID(1, 2)), "family", "two");
        RefreshToken ofAnotherFamily = RefreshToken.first(SESSION.id(), "guessed", "one");

        assertThat(SESSION.judge(TOKEN)).isEqualTo(Renewal.Presented.CURRENT);
        assertThat(renewed.judge(TOKEN.next("two"))).isEqualTo(Renewal.Presented.CURRENT);
        assertThat(renewed.judge(TOKEN)).isEqualTo(Renewal.Presented.USED);
        assertThat(renewed.judge(ofAnotherSession)).isEqualTo(Renewal.Presented.FOREIGN);
        assertThat(renewed.judge(ofAnotherFamily)).isEqualTo(Renewal.Presented.FOREIGN);
    }
}
