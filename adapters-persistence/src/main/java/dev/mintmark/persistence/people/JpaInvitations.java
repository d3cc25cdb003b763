package dev.mintmark.persistence.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The invitations in the database. */
public final class JpaInvitations implements Invitations {
    /**
     * In SQL, because EclipseLink binds a missing UUID as text, which PostgreSQL refuses: an operator has no tenant.
     */
    private static final String INSERT = """
            INSERT INTO invitation (id, tenant_id, email, display_name, roles, digest, invited_by, created_at,
                                    expires_at, settled, settled_at, made_by_key)
            VALUES (?1, CAST(?2 AS UUID), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, CAST(?11 AS BIGINT), CAST(?12 AS UUID))
            """;

    private static final String RESEND = """
            UPDATE invitation SET digest = ?2, invited_by = ?3, made_by_key = CAST(?4 AS UUID), expires_at = ?5
            WHERE id = ?1
            """;

    private final EntityManager em;

    public JpaInvitations(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(Invitation invitation) {
        StoreErrors.translated(() -> em.createNativeQuery(INSERT)
                .setParameter(1, invitation.id().value())
                .setParameter(2, Rows.tenant(invitation.owner()))
                .setParameter(3, invitation.email().value())
                .setParameter(
                        4, invitation.displayName().map(DisplayName::value).orElse(null))
                .setParameter(5, RoleWords.of(invitation.roles()))
                .setParameter(6, invitation.digest().hex())
                .setParameter(7, invitation.invitedBy().value())
                .setParameter(8, Micros.of(invitation.createdAt()))
                .setParameter(9, Micros.of(invitation.expiresAt()))
                .setParameter(10, invitation.settled().code())
                .setParameter(11, Micros.text(invitation.settledAt()))
                .setParameter(
                        12,
                        invitation.madeByKey().map(ManagementKeyId::toString).orElse(null))
                .executeUpdate());
    }

    @Override
    public Optional<Invitation> find(InvitationId id) {
        return Rows.find(em, InvitationEntity.class, id.value()).map(InvitationEntity::toDomain);
    }

    @Override
    public Optional<Invitation> lock(InvitationId id) {
        return Rows.lock(em, InvitationEntity.class, id.value()).map(InvitationEntity::toDomain);
    }

    @Override
    public Optional<Invitation> lock(SecretDigest digest) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select i from InvitationEntity i where i.digest = :digest", InvitationEntity.class)
                .setParameter("digest", digest.hex())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(InvitationEntity::toDomain));
    }

    @Override
    public List<Invitation> lockPendingOf(MemberId inviter) {
        return lockPending("invitedBy", inviter.value());
    }

    @Override
    public List<Invitation> lockPendingMadeBy(ManagementKeyId key) {
        return lockPending("madeByKey", key.value());
    }

    private List<Invitation> lockPending(String by, UUID id) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select i from InvitationEntity i where i." + by + " = :id and i.settled = :pending"
                                + " order by i.id",
                        InvitationEntity.class)
                .setParameter("id", id)
                .setParameter("pending", Invitation.State.PENDING.code())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(InvitationEntity::toDomain)
                .toList());
    }

    @Override
    public long countPending(Owner owner, Instant now) {
        return Rows.count(
                em,
                InvitationEntity.class,
                owner,
                " and r.settled = :pending and r.expiresAt > :now",
                Map.of("pending", Invitation.State.PENDING.code(), "now", Micros.of(now)));
    }

    @Override
    public void resend(Invitation invitation) {
        StoreErrors.translated(() -> {
            InvitationEntity row =
                    Rows.require(em, InvitationEntity.class, invitation.id().value());
            em.createNativeQuery(RESEND)
                    .setParameter(1, invitation.id().value())
                    .setParameter(2, invitation.digest().hex())
                    .setParameter(3, invitation.invitedBy().value())
                    .setParameter(
                            4,
                            invitation
                                    .madeByKey()
                                    .map(ManagementKeyId::toString)
                                    .orElse(null))
                    .setParameter(5, Micros.of(invitation.expiresAt()))
                    .executeUpdate();
            em.refresh(row);
            return row;
        });
    }

    @Override
    public void settle(Invitation invitation) {
        StoreErrors.translated(() -> {
            InvitationEntity row =
                    Rows.require(em, InvitationEntity.class, invitation.id().value());
            row.settle(invitation);
            em.flush();
            return row;
        });
    }

    @Override
    public Page<Invitation> list(Owner owner, Page.Request page) {
        List<InvitationEntity> rows = Rows.of(em, InvitationEntity.class, owner, page);
        return Page.cut(
                rows.stream().map(InvitationEntity::toDomain).toList(),
                page.limit(),
                invitation -> Cursors.at(invitation.id()));
    }
}
