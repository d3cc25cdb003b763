package dev.mintmark.persistence.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.Storable;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The members and operators in the database. */
public final class JpaMembers implements Members {
    private static final Map<String, Refusal> RULES = Map.of("member_email_unique", Refusal.EMAIL_TAKEN);

    /**
     * In SQL, because EclipseLink binds a missing UUID as text, which PostgreSQL refuses: an operator has no tenant.
     */
    private static final String INSERT = """
            INSERT INTO member (id, tenant_id, email, email_key, display_name, roles, password_hash,
                                password_change_required, created_at, updated_at, version)
            VALUES (?1, CAST(?2 AS UUID), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """;

    private final EntityManager em;

    public JpaMembers(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(Member member) {
        StoreErrors.translated(RULES, () -> em.createNativeQuery(INSERT)
                .setParameter(1, member.id().value())
                .setParameter(2, Rows.tenant(member.owner()))
                .setParameter(3, member.email().value())
                .setParameter(4, member.email().key())
                .setParameter(5, member.displayName().value())
                .setParameter(6, RoleWords.of(member.roles()))
                .setParameter(7, member.passwordHash().phc())
                .setParameter(8, member.passwordChangeRequired())
                .setParameter(9, Micros.of(member.createdAt()))
                .setParameter(10, Micros.of(member.updatedAt()))
                .setParameter(11, member.version())
                .executeUpdate());
    }

    @Override
    public Optional<Member> find(MemberId id) {
        return Rows.find(em, MemberEntity.class, id.value()).map(MemberEntity::toDomain);
    }

    @Override
    public Optional<Member> lock(MemberId id) {
        return Rows.lock(em, MemberEntity.class, id.value()).map(MemberEntity::toDomain);
    }

    @Override
    public Member update(Member member) {
        return StoreErrors.translated(() -> {
            MemberEntity row = Rows.require(em, MemberEntity.class, member.id().value());
            row.change(member);
            em.flush();
            return row.toDomain();
        });
    }

    @Override
    public Optional<Member> findByEmailKey(String emailKey) {
        if (!Storable.isStorable(emailKey)) {
            return Optional.empty();
        }
        return StoreErrors.translated(
                () -> em.createQuery("select m from MemberEntity m where m.emailKey = :key", MemberEntity.class)
                        .setParameter("key", emailKey)
                        .getResultStream()
                        .findFirst()
                        .map(MemberEntity::toDomain));
    }

    @Override
    public void remove(Member member) {
        StoreErrors.translated(() -> {
            em.remove(Rows.require(em, MemberEntity.class, member.id().value()));
            em.flush();
            return member;
        });
    }

    @Override
    public void lockOperators() {
        StoreErrors.translated(
                () -> em.createNativeQuery("SELECT id FROM member WHERE tenant_id IS NULL ORDER BY id FOR UPDATE")
                        .getResultList());
    }

    @Override
    public long count(Owner owner) {
        return Rows.count(em, MemberEntity.class, owner, "", Map.of());
    }

    @Override
    public boolean anyOtherAdmin(Owner owner, MemberId than) {
        return StoreErrors.translated(() -> {
            Query query = em.createNativeQuery("SELECT id FROM member WHERE id <> ?1 AND roles LIKE '%-admin%' AND "
                            + (owner.isInstallation() ? "tenant_id IS NULL" : "tenant_id = ?2") + " LIMIT 1")
                    .setParameter(1, than.value());
            owner.tenant().ifPresent(tenant -> query.setParameter(2, tenant.value()));
            return !query.getResultList().isEmpty();
        });
    }

    @Override
    public Page<Member> list(Owner owner, Page.Request page) {
        List<Member> members = Rows.of(em, MemberEntity.class, owner, page).stream()
                .map(MemberEntity::toDomain)
                .toList();
        return Page.cut(members, page.limit(), member -> Cursors.at(member.id()));
    }

    @Override
    public boolean anyOperator() {
        return StoreErrors.translated(
                        () -> em.createQuery("select m.id from MemberEntity m where m.tenantId is null", UUID.class)
                                .setMaxResults(1)
                                .getResultStream()
                                .findFirst())
                .isPresent();
    }
}
