package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.Sessions;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of sessions does. */
public abstract class SessionsContract {
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

    private Session started(Member of) {
        Session session = Session.start(new SessionId(Given.uuid()), of, Given.NOW, later(60));
        given.inUnitOfWork(() -> sessions.add(session));
        return session;
    }

    private static Session ended(Session session, long seconds) {
        return new Session(
                session.id(),
                session.member(),
                session.roles(),
                session.createdAt(),
                session.expiresAt(),
                Optional.of(later(seconds)));
    }

    private Optional<Session> find(Session session) {
        return given.inUnitOfWork(() -> sessions.find(session.id()));
    }
}
