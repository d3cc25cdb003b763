package dev.mintmark.persistence.audit;

import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.audit.AuditChains;
import dev.mintmark.domain.Coded;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditRecord;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.audit.ChainHead;
import dev.mintmark.domain.audit.FieldChange;
import dev.mintmark.domain.audit.Origin;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The audit trail's chains in the database. In SQL: rows are only added and read, never changed. */
public final class JpaAuditChains implements AuditChains {
    private static final String HEAD = "SELECT chain, records, last_seal, key_id, seal, last_event FROM audit_chain";
    private static final String RECORD = """
            SELECT chain, position, id, at, actor_kind, actor_id, actor_name, address, request_id, action,
                   target_type, target_id, target_name, changes, key_id, seal FROM audit_record
            """;

    private final EntityManager em;

    public JpaAuditChains(EntityManager em) {
        this.em = em;
    }

    @Override
    public ChainHead lock(Owner chain) {
        return StoreErrors.translated(() -> {
            em.flush();
            Optional<ChainHead> head = rows(em.createNativeQuery(HEAD + " WHERE chain = ?1 FOR UPDATE")
                            .setParameter(1, ChainIds.of(chain)))
                    .map(JpaAuditChains::head)
                    .findFirst();
            return head.orElseGet(() -> start(chain));
        });
    }

    private ChainHead start(Owner chain) {
        em.createNativeQuery("INSERT INTO audit_chain (chain, records, last_seal, key_id, seal, last_event)"
                        + " VALUES (?1, 0, '', '', '', 0)")
                .setParameter(1, ChainIds.of(chain))
                .executeUpdate();
        return ChainHead.ofEmpty(chain);
    }

    @Override
    public void append(UUID id, AuditRecord record, String seal) {
        Origin origin = record.origin();
        AuditEntry entry = record.entry();
        StoreErrors.translated(() -> em.createNativeQuery("""
                        INSERT INTO audit_record (chain, position, id, at, actor_kind, actor_id, actor_name, address,
                               request_id, action, target_type, target_id, target_name, changes, key_id, seal)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
                        """)
                .setParameter(1, ChainIds.of(record.chain()))
                .setParameter(2, record.position())
                .setParameter(3, id)
                .setParameter(4, Micros.of(record.at()))
                .setParameter(5, origin.actor().kind().code())
                .setParameter(6, origin.actor().id().orElse(null))
                .setParameter(7, origin.actor().name().orElse(null))
                .setParameter(8, origin.address().orElse(null))
                .setParameter(9, origin.requestId().orElse(null))
                .setParameter(10, entry.action().code())
                .setParameter(11, entry.target().type())
                .setParameter(12, entry.target().id())
                .setParameter(13, entry.target().name())
                .setParameter(14, ChangesText.of(entry.changes()))
                .setParameter(15, record.keyId())
                .setParameter(16, seal)
                .executeUpdate());
    }

    @Override
    public void update(ChainHead head) {
        StoreErrors.translated(() -> em.createNativeQuery(
                        "UPDATE audit_chain SET records = ?1, last_seal = ?2, key_id = ?3, seal = ?4, last_event = ?5"
                                + " WHERE chain = ?6")
                .setParameter(1, head.count())
                .setParameter(2, head.lastSeal())
                .setParameter(3, head.keyId())
                .setParameter(4, head.seal())
                .setParameter(5, head.lastEvent())
                .setParameter(6, ChainIds.of(head.chain()))
                .executeUpdate());
    }

    @Override
    public List<ChainHead> heads() {
        return StoreErrors.translated(() -> rows(em.createNativeQuery(HEAD + " ORDER BY chain"))
                .map(JpaAuditChains::head)
                .toList());
    }

    @Override
    public List<Sealed> read(Owner chain, long afterPosition, int limit) {
        return StoreErrors.translated(() -> rows(em.createNativeQuery(
                                RECORD + " WHERE chain = ?1 AND position > ?2 ORDER BY position LIMIT " + limit)
                        .setParameter(1, ChainIds.of(chain))
                        .setParameter(2, afterPosition))
                .map(JpaAuditChains::sealed)
                .toList());
    }

    @Override
    public Page<Sealed> list(AuditQuery query, Page.Request page) {
        Conditions where = new Conditions();
        query.tenant().ifPresent(tenant -> where.add("chain = ?", tenant.value()));
        query.tenantId().ifPresent(tenant -> where.add("chain = ?", ChainIds.ofTenant(tenant)));
        query.appId().ifPresent(app -> where.add("target_type = 'app' AND target_id = ?", app));
        query.actor().ifPresent(actor -> where.add("actor_id = ?", actor));
        query.action().ifPresent(action -> where.add("action = ?", action.code()));
        query.from().ifPresent(from -> where.add("at >= ?", Micros.of(from)));
        query.to().ifPresent(to -> where.add("at < ?", Micros.of(to)));
        page.after().ifPresent(place -> {
            long at = Cursors.number(place);
            where.add("at <= ?", at);
            where.add("(at < ?", at, " OR id < ?)", Cursors.id(place));
        });
        return StoreErrors.translated(() -> {
            Query records = em.createNativeQuery(
                    RECORD + where.sql() + " ORDER BY at DESC, id DESC LIMIT " + (page.limit() + 1));
            where.bind(records);
            Page<Object[]> found = Page.cut(
                    rows(records).toList(),
                    page.limit(),
                    row -> new Page.Position(row[3].toString(), row[2].toString()));
            return new Page<>(
                    found.items().stream()
                            .map(JpaAuditChains::sealed)
                            .filter(link -> link.record().isPresent())
                            .toList(),
                    found.next());
        });
    }

    private static Stream<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast);
    }

    private static ChainHead head(Object[] row) {
        return new ChainHead(
                ChainIds.chain(row[0]), (Long) row[1], (String) row[2], (String) row[3], (String) row[4], (Long)
                        row[5]);
    }

    private static Sealed sealed(Object[] row) {
        return new Sealed((UUID) row[2], (Long) row[1], record(row), (String) row[15]);
    }

    private static Optional<AuditRecord> record(Object[] row) {
        Optional<Actor.Kind> kind = Coded.find(Actor.Kind.class, (String) row[4]);
        Optional<AuditAction> action = Coded.find(AuditAction.class, (String) row[9]);
        Optional<List<FieldChange>> changes = ChangesText.parse((String) row[13]);
        if (kind.isEmpty() || action.isEmpty() || changes.isEmpty() || (Long) row[1] < 1) {
            return Optional.empty();
        }
        Actor actor = new Actor(kind.get(), text(row[5]), text(row[6]));
        AuditEntry entry = new AuditEntry(
                ChainIds.chain(row[0]),
                action.get(),
                new AuditTarget((String) row[10], (String) row[11], (String) row[12]),
                changes.get());
        return Optional.of(new AuditRecord(
                (Long) row[1],
                Micros.instant((Long) row[3]),
                new Origin(actor, text(row[7]), text(row[8])),
                entry,
                (String) row[14]));
    }

    private static Optional<String> text(Object stored) {
        return Optional.ofNullable((String) stored);
    }

    /** What rows have to fulfil, and the values in it. */
    private static final class Conditions {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        /** One condition of texts that end with a question mark and the value that stands for it. */
        void add(Object... textsAndValues) {
            StringBuilder condition = new StringBuilder();
            for (int i = 0; i < textsAndValues.length; i += 2) {
                values.add(textsAndValues[i + 1]);
                condition.append(textsAndValues[i].toString().replace("?", "?" + values.size()));
            }
            conditions.add(condition.toString());
        }

        String sql() {
            return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        }

        void bind(Query query) {
            for (int i = 0; i < values.size(); i++) {
                query.setParameter(i + 1, values.get(i));
            }
        }
    }
}
