package dev.mintmark.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-02T00:00:00Z");
    private static final Member MEMBER = People.member(1, Role.TENANT_ADMIN);
    private static final Session SESSION = Session.start(new SessionId(new UUID(1, 1)), MEMBER, START, END);

    @Test
    void holdsUntilItExpires() {
        assertThat(SESSION.holdsFor(MEMBER, START)).isTrue();
        assertThat(SESSION.holdsFor(MEMBER, END.minusNanos(1))).isTrue();
        assertThat(SESSION.holdsFor(MEMBER, END)).isFalse();
        assertThat(SESSION.holdsFor(MEMBER, END.plusSeconds(1))).isFalse();
    }

    @Test
    void holdsNoMoreOnceEnded() {
        Session ended = new Session(SESSION.id(), SESSION.member(), SESSION.roles(), START, END, Optional.of(START));
        assertThat(ended.holdsFor(MEMBER, START)).isFalse();
    }

    @Test
    void holdsNoMoreOnceTheRolesChange() {
        assertThat(SESSION.holdsFor(People.member(1, Role.TENANT_VIEWER), START))
                .isFalse();
        assertThat(SESSION.holdsFor(People.member(1, Role.TENANT_ADMIN, Role.TENANT_VIEWER), START))
                .isFalse();
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
        assertThat(SESSION.endedAt()).isEmpty();
    }
}
