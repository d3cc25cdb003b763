package dev.mintmark.persistence.session;

import dev.mintmark.application.port.out.session.KnownNetworks;
import dev.mintmark.domain.member.ClientNetwork;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** The networks that members signed in from, in the database. */
public final class JpaKnownNetworks implements KnownNetworks {
    private final EntityManager em;

    public JpaKnownNetworks(EntityManager em) {
        this.em = em;
    }

    @Override
    public Seen see(MemberId member, ClientNetwork network, Instant now) {
        return StoreErrors.translated(() -> {
            int known = em.createNativeQuery(
                            "UPDATE known_network SET last_seen_at = ?1 WHERE member_id = ?2 AND network = ?3")
                    .setParameter(1, Micros.of(now))
                    .setParameter(2, member.value())
                    .setParameter(3, network.value())
                    .executeUpdate();
            if (known == 1) {
                return Seen.AGAIN;
            }
            long others = ((Number) em.createNativeQuery("SELECT COUNT(*) FROM known_network WHERE member_id = ?1")
                            .setParameter(1, member.value())
                            .getSingleResult())
                    .longValue();
            if (others >= MOST) {
                forgetOldest(member);
            }
            em.createNativeQuery("INSERT INTO known_network (member_id, network, last_seen_at) VALUES (?1, ?2, ?3)")
                    .setParameter(1, member.value())
                    .setParameter(2, network.value())
                    .setParameter(3, Micros.of(now))
                    .executeUpdate();
            return others == 0 ? Seen.FIRST : Seen.NEW;
        });
    }

    private void forgetOldest(MemberId member) {
        em.createNativeQuery("DELETE FROM known_network WHERE member_id = ?1 AND last_seen_at ="
                        + " (SELECT MIN(last_seen_at) FROM known_network WHERE member_id = ?1)")
                .setParameter(1, member.value())
                .executeUpdate();
    }
}
