package dev.mintmark.persistence.provider;

import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Which sessions began at a provider, in the database. */
public final class JpaForeignSessions implements ForeignSessions {
    private final EntityManager em;

    public JpaForeignSessions(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(SessionId session, Optional<SignOut> signOut) {
        StoreErrors.translated(() -> em.createNativeQuery(
                        "INSERT INTO foreign_session (session_id, sign_out, hinted_sign_out)"
                                + " VALUES (CAST(?1 AS UUID), NULLIF(CAST(?2 AS VARCHAR(2000)), ''),"
                                + " NULLIF(CAST(?3 AS VARCHAR(6000)), ''))")
                .setParameter(1, session.toString())
                .setParameter(
                        2, signOut.map(SignOut::address).map(URI::toString).orElse(""))
                .setParameter(3, signOut.flatMap(SignOut::hinted).orElse(""))
                .executeUpdate());
    }

    @Override
    public boolean contains(SessionId session) {
        return !rows(session).isEmpty();
    }

    @Override
    public Optional<SignOut> signOut(SessionId session) {
        return rows(session).stream()
                .map(Object[].class::cast)
                .filter(row -> row[0] != null)
                .map(row -> new SignOut(URI.create((String) row[0]), Optional.ofNullable((String) row[1])))
                .findFirst();
    }

    private List<?> rows(SessionId session) {
        return StoreErrors.translated(() -> em.createNativeQuery("SELECT sign_out, hinted_sign_out FROM foreign_session"
                        + " WHERE session_id = CAST(?1 AS UUID)")
                .setParameter(1, session.toString())
                .getResultList());
    }
}
