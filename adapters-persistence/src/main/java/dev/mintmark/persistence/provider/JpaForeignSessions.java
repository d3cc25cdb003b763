package dev.mintmark.persistence.provider;

import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which sessions began at a provider, in the database. */
public final class JpaForeignSessions implements ForeignSessions {
    private final EntityManager em;

    public JpaForeignSessions(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(SessionId session, Optional<URI> signOut) {
        StoreErrors.translated(() -> em.createNativeQuery("INSERT INTO foreign_session (session_id, sign_out)"
                        + " VALUES (CAST(?1 AS UUID), NULLIF(CAST(?2 AS VARCHAR(2000)), ''))")
                .setParameter(1, session.toString())
                .setParameter(2, signOut.map(URI::toString).orElse(""))
                .executeUpdate());
    }

    @Override
    public boolean contains(SessionId session) {
        return !rows(session).isEmpty();
    }

    @Override
    public Optional<URI> signOut(SessionId session) {
        return rows(session).stream()
                .filter(Objects::nonNull)
                .map(row -> URI.create((String) row))
                .findFirst();
    }

    private List<?> rows(SessionId session) {
        return StoreErrors.translated(
                () -> em.createNativeQuery("SELECT sign_out FROM foreign_session WHERE session_id = CAST(?1 AS UUID)")
                        .setParameter(1, session.toString())
                        .getResultList());
    }
}
