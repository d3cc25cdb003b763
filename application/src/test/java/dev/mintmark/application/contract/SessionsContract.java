package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.RefreshToken;
import dev.mintmark.domain.member.Renewal;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.member.SessionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of sessions does. */
public abstract class SessionsContract {
    private static final SessionPolicy POLICY = new SessionPolicy(
            "https://mint.example/session",
            "mintmark-management",
            Duration.ofMinutes(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(100));

    private static final Device DEVICE = new Device("192.0.2.1", "Firefox on Linux");
    private static final Device ELSEWHERE = new Device("2001:db8::1", "Safari on iPhone");

    private Sessions sessions;
    private Given given;
    private Member member;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aMember() {
        Stores stores = stores();
        sessions = stores.sessions();
        given = new Given(stores);
        member = given.stored(Given.member(given.storedTenant().id(), "ada@example.com"));
    }

    @Test
    void findsASessionAsItWasAdded() {
        Session session = started(member);

        assertThat(find(session)).contains(session);
    }

    @Test
    void findsNothingUnderAnUnknownId() {
        assertThat(given.inUnitOfWork(() -> sessions.find(new SessionId(Given.uuid()))))
                .isEmpty();
    }

    @Test
    void endsOneSession() {
        Session session = started(member);
        Session other = started(member);

        given.inUnitOfWork(() -> sessions.end(session.id(), later(5)));

        assertThat(find(session)).contains(ended(session, 5));
        assertThat(find(other)).contains(other);
    }

    @Test
    void showsTheEndInTheUnitOfWorkThatMadeIt() {
        Session session = started(member);

        Optional<Session> found = given.inUnitOfWork(() -> {
            sessions.find(session.id());
            sessions.endAll(member.id(), later(5));
            return sessions.find(session.id());
        });

        assertThat(found).contains(ended(session, 5));
    }

    @Test
    void leavesASessionThatHasEndedAsItIs() {
        Session session = started(member);
        given.inUnitOfWork(() -> sessions.end(session.id(), later(5)));

        given.inUnitOfWork(() -> sessions.end(session.id(), later(6)));
        given.inUnitOfWork(() -> sessions.endAll(member.id(), later(7)));

        assertThat(find(session)).contains(ended(session, 5));
    }

    @Test
    void endsNothingUnderUnknownIds() {
        Session session = started(member);

        given.inUnitOfWork(() -> sessions.end(new SessionId(Given.uuid()), later(5)));
        given.inUnitOfWork(() -> sessions.endAll(new MemberId(Given.uuid()), later(5)));

        assertThat(find(session)).contains(session);
    }

    @Test
    void endsEverySessionOfOneMember() {
        Session one = started(member);
        Session two = started(member);
        Session others = started(given.stored(Given.operator("olga@example.com")));

        given.inUnitOfWork(() -> sessions.endAll(member.id(), later(5)));

        assertThat(find(one)).contains(ended(one, 5));
        assertThat(find(two)).contains(ended(two, 5));
        assertThat(find(others)).contains(others);
    }

    @Test
    void endsEverySessionOfOneMemberButOne() {
        Session kept = started(member);
        Session two = started(member);
        Session others = started(given.stored(Given.operator("olga@example.com")));

        given.inUnitOfWork(() -> sessions.endOthers(member.id(), kept.id(), later(5)));

        assertThat(find(kept)).contains(kept);
        assertThat(find(two)).contains(ended(two, 5));
        assertThat(find(others)).contains(others);
    }

    @Test
    void keepsTheNextTokenOfASession() {
        RefreshToken token = token();
        Session session = Session.start(member, token, DEVICE, POLICY, Given.NOW);
        given.inUnitOfWork(() -> sessions.add(session));
        Session other = started(member);

        Session renewed = given.inUnitOfWork(() -> {
            Session locked = sessions.lock(session.id()).orElseThrow();
            Session next = locked.renewed(token.next("second"), ELSEWHERE, POLICY, later(30));
            sessions.renew(next);
            return next;
        });

        assertThat(find(session)).contains(renewed);
        assertThat(renewed.judge(token)).isEqualTo(Renewal.Presented.USED);
        assertThat(find(other)).contains(other);
    }

    @Test
    void locksNothingUnderAnUnknownId() {
        assertThat(given.inUnitOfWork(() -> sessions.lock(new SessionId(Given.uuid()))))
                .isEmpty();
    }

    @Test
    void forgetsWhatEndedByItselfOrWasEndedBefore() {
        Session ended = started(member);
        Session goesOn = started(member);
        given.inUnitOfWork(() -> sessions.end(ended.id(), later(5)));

        assertThat(given.inUnitOfWork(() -> sessions.forgetEnded(later(5)))).isZero();
        assertThat(given.inUnitOfWork(() -> sessions.forgetEnded(later(6)))).isEqualTo(1);
        assertThat(find(ended)).isEmpty();
        assertThat(find(goesOn)).contains(goesOn);
        assertThat(given.inUnitOfWork(() -> sessions.forgetEnded(later(61)))).isEqualTo(1);
        assertThat(find(goesOn)).isEmpty();
    }

    @Test
    void countsWhatAPersonAndAKeyHaveStarted() {
        ManagementKey key = given.stored(Given.managementKey(member));
        Session person = started(member);
        Session ofKey = Session.start(new SessionId(Given.uuid()), key, POLICY, Given.NOW);
        given.inUnitOfWork(() -> sessions.add(ofKey));
        given.inUnitOfWork(() -> sessions.end(person.id(), later(1)));

        assertThat(countStarted(Optional.empty(), Given.NOW.minusSeconds(1))).isEqualTo(1);
        assertThat(countStarted(Optional.of(key.id()), Given.NOW.minusSeconds(1)))
                .isEqualTo(1);
        assertThat(countStarted(Optional.empty(), Given.NOW)).isZero();
        assertThat(countStarted(Optional.of(key.id()), Given.NOW)).isZero();
    }

    private long countStarted(Optional<ManagementKeyId> key, Instant after) {
        return given.inUnitOfWork(() -> sessions.countStarted(member.id(), key, after));
    }

    @Test
    void endsThePersonsOldestOpenSessionsBeyondWhatIsKept() {
        ManagementKey key = given.stored(Given.managementKey(member));
        Session ofKey = Session.start(new SessionId(Given.uuid()), key, POLICY, Given.NOW);
        given.inUnitOfWork(() -> sessions.add(ofKey));
        List<Session> started = new ArrayList<>();
        for (int second = 0; second < 5; second++) {
            started.add(started(member, later(second)));
        }
        given.inUnitOfWork(() -> sessions.end(started.get(4).id(), later(5)));

        given.inUnitOfWork(() -> sessions.endOldest(member.id(), 2, later(6)));

        assertThat(started.stream()
                        .filter(session -> find(session).orElseThrow().isOpen(later(7))))
                .containsExactly(started.get(2), started.get(3));
        assertThat(find(ofKey).orElseThrow().isOpen(later(7))).isTrue();
    }

    @Test
    void keepsAManagementKeysSessionWithoutARefreshToken() {
        ManagementKey key = given.stored(Given.managementKey(member));
        Session session = Session.start(new SessionId(Given.uuid()), key, POLICY, Given.NOW);

        given.inUnitOfWork(() -> sessions.add(session));

        assertThat(find(session)).contains(session);
    }

    @Test
    void listsWhatGoesOnOfOnePersonPageByPage() {
        Session one = started(member);
        Session ended = started(member);
        Session two = started(member);
        Session three = started(member);
        started(given.stored(Given.operator("olga@example.com")));
        ManagementKey key = given.stored(Given.managementKey(member));
        Session ofKey = Session.start(new SessionId(Given.uuid()), key, POLICY, Given.NOW);
        given.inUnitOfWork(() -> sessions.add(ofKey));
        given.inUnitOfWork(() -> sessions.end(ended.id(), later(1)));

        Page<Session> first = open(later(2), new Page.Request(2, Optional.empty()));
        Page<Session> second = open(later(2), new Page.Request(2, first.next()));

        assertThat(first.items()).containsExactly(one, two);
        assertThat(second.items()).containsExactly(three);
        assertThat(second.next()).isEmpty();
        assertThat(open(later(60), new Page.Request(100, Optional.empty())).items())
                .as("nobody refreshed them")
                .isEmpty();
    }

    private Page<Session> open(Instant now, Page.Request page) {
        return given.inUnitOfWork(() -> sessions.listOpen(member.id(), now, page));
    }

    private Session started(Member of) {
        return started(of, Given.NOW);
    }

    private Session started(Member of, Instant now) {
        Session session = Session.start(of, token(), DEVICE, POLICY, now);
        given.inUnitOfWork(() -> sessions.add(session));
        return session;
    }

    private static RefreshToken token() {
        return RefreshToken.first(new SessionId(Given.uuid()), "family", "first");
    }

    private static Session ended(Session session, long seconds) {
        return session.ended(later(seconds));
    }

    private Optional<Session> find(Session session) {
        return given.inUnitOfWork(() -> sessions.find(session.id()));
    }
}
