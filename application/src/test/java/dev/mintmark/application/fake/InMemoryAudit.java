package dev.mintmark.application.fake;

import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.audit.AuditChains;
import dev.mintmark.application.port.out.audit.AuditKeys;
import dev.mintmark.application.port.out.audit.EventFeed;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.audit.AuditKey;
import dev.mintmark.domain.audit.AuditRecord;
import dev.mintmark.domain.audit.ChainHead;
import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The audit trail and the feed in memory. */
public final class InMemoryAudit implements AuditChains, AuditKeys, EventFeed {
    private Map<Owner, ChainHead> heads = new LinkedHashMap<>();
    private List<Sealed> records = new ArrayList<>();
    private Map<String, AuditKey> keys = new LinkedHashMap<>();
    private List<Kept> events = new ArrayList<>();

    Runnable snapshot() {
        Map<Owner, ChainHead> headsBefore = new LinkedHashMap<>(heads);
        List<Sealed> recordsBefore = new ArrayList<>(records);
        Map<String, AuditKey> keysBefore = new LinkedHashMap<>(keys);
        List<Kept> eventsBefore = new ArrayList<>(events);
        return () -> {
            heads = headsBefore;
            records = recordsBefore;
            keys = keysBefore;
            events = eventsBefore;
        };
    }

    /** Takes the place of a stored record, as somebody would who can write to the database. */
    public void tamper(Sealed before, Optional<Sealed> after) {
        records.remove(before);
        after.ifPresent(records::add);
    }

    @Override
    public ChainHead lock(Owner chain) {
        return heads.computeIfAbsent(chain, ChainHead::ofEmpty);
    }

    @Override
    public void append(UUID id, AuditRecord record, String seal) {
        records.add(new Sealed(id, record.position(), Optional.of(record), seal));
    }

    @Override
    public void update(ChainHead head) {
        heads.put(head.chain(), head);
    }

    @Override
    public List<ChainHead> heads() {
        return List.copyOf(heads.values());
    }

    private Stream<AuditRecord> record(Sealed link) {
        return link.record().stream();
    }

    @Override
    public List<Sealed> read(Owner chain, long afterPosition, int limit) {
        return records.stream()
                .filter(link -> record(link).anyMatch(record -> record.chain().equals(chain)))
                .filter(link -> link.position() > afterPosition)
                .sorted(Comparator.comparing(Sealed::position))
                .limit(limit)
                .toList();
    }

    @Override
    public Page<Sealed> list(AuditQuery query, Page.Request page) {
        Comparator<Sealed> newestFirst = Comparator.comparing(
                        (Sealed link) -> link.record().orElseThrow().at())
                .thenComparing(Sealed::id)
                .reversed();
        List<Sealed> fitting = records.stream()
                .filter(link -> record(link).anyMatch(record -> fits(query, record)))
                .sorted(newestFirst)
                .toList();
        int start = page.after()
                .map(place -> 1
                        + fitting.stream()
                                .map(link -> link.id().toString())
                                .toList()
                                .indexOf(place.id()))
                .orElse(0);
        return Page.cut(
                fitting.stream().skip(start).limit(page.limit() + 1L).toList(),
                page.limit(),
                link -> new Page.Position("0", link.id().toString()));
    }

    private static boolean fits(AuditQuery query, AuditRecord record) {
        return query.tenant()
                        .map(tenant -> record.chain().equals(Owner.of(tenant)))
                        .orElse(true)
                && query.tenantId()
                        .map(id -> TenantId.parse(id).map(Owner::of).equals(Optional.of(record.chain())))
                        .orElse(true)
                && query.appId()
                        .map(app -> record.entry().target().type().equals("app")
                                && record.entry().target().id().equals(app))
                        .orElse(true)
                && query.actor()
                        .map(actor -> record.origin().actor().id().equals(Optional.of(actor)))
                        .orElse(true)
                && query.action().map(record.entry().action()::equals).orElse(true)
                && query.from().map(from -> !record.at().isBefore(from)).orElse(true)
                && query.to().map(record.at()::isBefore).orElse(true);
    }

    @Override
    public void add(AuditKey key) {
        if (key.current() && keys.values().stream().anyMatch(AuditKey::current)) {
            throw new RuleBroken(Refusal.CONCURRENT_CHANGE);
        }
        keys.put(key.id(), key);
    }

    @Override
    public void update(AuditKey key) {
        keys.put(key.id(), key);
    }

    @Override
    public List<AuditKey> list() {
        return List.copyOf(keys.values());
    }

    @Override
    public void append(Owner chain, FeedEvent event) {
        events.add(new Kept(chain, event));
    }

    private Stream<FeedEvent> eventsOf(Owner chain) {
        return events.stream().filter(kept -> kept.chain().equals(chain)).map(Kept::event);
    }

    @Override
    public List<FeedEvent> after(Owner chain, long afterId, int limit) {
        return eventsOf(chain)
                .filter(event -> event.id() > afterId)
                .sorted(Comparator.comparing(FeedEvent::id))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Range> range(Owner chain) {
        return eventsOf(chain)
                .map(event -> new Range(event.id(), event.id()))
                .reduce((one, other) ->
                        new Range(Math.min(one.oldest(), other.oldest()), Math.max(one.newest(), other.newest())));
    }

    @Override
    public int forget(Instant before) {
        int count = events.size();
        events.removeIf(kept -> kept.event().at().isBefore(before));
        return count - events.size();
    }

    private record Kept(Owner chain, FeedEvent event) {}
}
