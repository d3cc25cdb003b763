package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.firstPage;
import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.audit.AuditChains;
import dev.mintmark.application.port.out.audit.AuditKeys;
import dev.mintmark.application.port.out.audit.EventFeed;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditKey;
import dev.mintmark.domain.audit.AuditRecord;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.audit.ChainHead;
import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.audit.Origin;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of the audit trail and the event feed does. */
public abstract class AuditContract {
    private static final Actor ADA = Actor.member("ada", "Ada");

    private final Owner chain = Owner.of(new TenantId(Given.uuid()));
    private AuditChains chains;
    private AuditKeys keys;
    private EventFeed feed;
    private Given given;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void nothingRecorded() {
        Stores stores = stores();
        chains = stores.auditChains();
        keys = stores.auditKeys();
        feed = stores.eventFeed();
        given = new Given(stores);
    }

    private AuditRecord append(Owner to, long position, Instant at, Actor actor, AuditEntry entry) {
        AuditRecord record = new AuditRecord(
                position, at, new Origin(actor, Optional.of("192.0.2.1"), Optional.of("request")), entry, "key");
        given.inUnitOfWork(() -> chains.append(Given.uuid(), record, "seal" + position));
        return record;
    }

    private AuditEntry entry(Owner to, AuditAction action, String app) {
        return new AuditEntry(to, action, new AuditTarget("app", app, "App " + app), List.of());
    }

    private List<AuditRecord> found(AuditQuery query) {
        return records(
                given.inUnitOfWork(() -> chains.list(query, firstPage(100))).items());
    }

    private static List<AuditRecord> records(List<AuditChains.Sealed> sealed) {
        return sealed.stream()
                .map(AuditChains.Sealed::record)
                .map(Optional::orElseThrow)
                .toList();
    }

    private AuditQuery all() {
        return new AuditQuery(
                chain.tenant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void startsAChainWhenItsHeadIsFirstLocked() {
        ChainHead head = given.inUnitOfWork(() -> chains.lock(chain));

        assertThat(head).isEqualTo(ChainHead.ofEmpty(chain));
        assertThat(given.inUnitOfWork(chains::heads)).contains(head);
    }

    @Test
    void keepsAHeadAsItWasStored() {
        ChainHead grown = given.inUnitOfWork(() -> {
            ChainHead head = chains.lock(chain).grownBy("a", "key", "b").withOneMoreEvent();
            chains.update(head);
            return head;
        });

        assertThat(given.inUnitOfWork(() -> chains.lock(chain))).isEqualTo(grown);
        assertThat(grown.lastEvent()).isEqualTo(2);
    }

    @Test
    void givesARecordBackWithEveryTypeOfValue() {
        AuditEntry entry = entry(chain, AuditAction.APP_CHANGED, "1")
                .with("name", "\"quoted\" \u00e4\u20ac\ud83c\udfe2\n", null)
                .with("limit", 1L, Long.MAX_VALUE)
                .with("enabled", true, false)
                .with("allowedDomains", List.of(), Arrays.asList(null, "b.example"));
        AuditRecord record = append(chain, 1, Given.NOW, ADA, entry);

        assertThat(records(given.inUnitOfWork(() -> chains.read(chain, 0, 10)))).containsExactly(record);
    }

    @Test
    void keepsWhoHasNeitherNameNorAddress() {
        AuditRecord record = new AuditRecord(
                1, Given.NOW, Origin.SYSTEM, entry(Owner.installation(), AuditAction.PLAN_CREATED, "p"), "key");
        given.inUnitOfWork(() -> chains.append(Given.uuid(), record, "seal"));

        assertThat(records(given.inUnitOfWork(() -> chains.read(Owner.installation(), 0, 10))))
                .containsExactly(record);
    }

    @Test
    void readsAChainInOrderBehindAPosition() {
        append(chain, 1, later(3), ADA, entry(chain, AuditAction.APP_CREATED, "1"));
        AuditRecord second = append(chain, 2, later(2), ADA, entry(chain, AuditAction.APP_CREATED, "2"));
        append(chain, 3, later(1), ADA, entry(chain, AuditAction.APP_CREATED, "3"));
        append(Owner.installation(), 2, later(1), ADA, entry(Owner.installation(), AuditAction.PLAN_CREATED, "p"));

        assertThat(records(given.inUnitOfWork(() -> chains.read(chain, 1, 1)))).containsExactly(second);
    }

    @Test
    void listsTheNewestFirstAndPagesThroughRecordsOfOneInstant() {
        AuditRecord first = append(chain, 1, later(1), ADA, entry(chain, AuditAction.APP_CREATED, "1"));
        AuditRecord second = append(chain, 2, later(2), ADA, entry(chain, AuditAction.APP_CREATED, "2"));
        AuditRecord third = append(chain, 3, later(2), ADA, entry(chain, AuditAction.APP_CREATED, "3"));

        Page<AuditChains.Sealed> page = given.inUnitOfWork(() -> chains.list(all(), firstPage(1)));
        Page<AuditChains.Sealed> next = given.inUnitOfWork(() -> chains.list(all(), new Page.Request(1, page.next())));
        Page<AuditChains.Sealed> last = given.inUnitOfWork(() -> chains.list(all(), new Page.Request(1, next.next())));

        assertThat(records(page.items())).containsExactly(third);
        assertThat(records(next.items())).containsExactly(second);
        assertThat(records(last.items())).containsExactly(first);
        assertThat(last.next()).isEmpty();
    }

    @Test
    void filtersByTenantAppActorActionAndTime() {
        AuditRecord created = append(chain, 1, later(1), ADA, entry(chain, AuditAction.APP_CREATED, "1"));
        AuditRecord changed =
                append(chain, 2, later(2), Actor.member("bob", "Bob"), entry(chain, AuditAction.APP_CHANGED, "1"));
        AuditRecord other = append(chain, 3, later(3), ADA, entry(chain, AuditAction.APP_CHANGED, "2"));
        AuditRecord plan = append(
                Owner.installation(), 1, later(4), ADA, entry(Owner.installation(), AuditAction.PLAN_CREATED, "p"));
        Optional<String> none = Optional.empty();

        assertThat(found(all())).containsExactly(other, changed, created);
        assertThat(found(new AuditQuery(
                        Optional.empty(), none, none, none, Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly(plan, other, changed, created);
        assertThat(found(new AuditQuery(
                        chain.tenant(),
                        none,
                        Optional.of("1"),
                        none,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly(changed, created);
        assertThat(found(new AuditQuery(
                        chain.tenant(),
                        none,
                        none,
                        Optional.of("bob"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly(changed);
        assertThat(found(new AuditQuery(
                        chain.tenant(),
                        none,
                        none,
                        none,
                        Optional.of(AuditAction.APP_CHANGED),
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly(other, changed);
        assertThat(found(new AuditQuery(
                        chain.tenant(),
                        none,
                        none,
                        none,
                        Optional.empty(),
                        Optional.of(later(1)),
                        Optional.of(later(3)))))
                .containsExactly(changed, created);
    }

    @Test
    void narrowsToOneTenantThatIsNamed() {
        AuditRecord created = append(chain, 1, later(1), ADA, entry(chain, AuditAction.APP_CREATED, "1"));
        AuditRecord changed =
                append(chain, 2, later(2), Actor.member("bob", "Bob"), entry(chain, AuditAction.APP_CHANGED, "1"));
        Owner otherChain = Owner.of(new TenantId(Given.uuid()));
        append(otherChain, 1, later(3), ADA, entry(otherChain, AuditAction.APP_CREATED, "2"));
        append(Owner.installation(), 1, later(4), ADA, entry(Owner.installation(), AuditAction.PLAN_CREATED, "p"));
        String id = chain.tenant().orElseThrow().toString();

        assertThat(found(of(Optional.empty(), id, Optional.empty()))).containsExactly(changed, created);
        assertThat(found(of(Optional.empty(), id, Optional.of("bob")))).containsExactly(changed);
        assertThat(found(of(chain.tenant(), id, Optional.empty()))).containsExactly(changed, created);
        assertThat(found(of(otherChain.tenant(), id, Optional.empty())))
                .as("who sees one tenant only cannot name another")
                .isEmpty();
        for (String nobody : List.of(Given.uuid().toString(), new UUID(0, 0).toString(), "", "x", "' OR 1=1")) {
            assertThat(found(of(Optional.empty(), nobody, Optional.empty())))
                    .as(nobody)
                    .isEmpty();
        }
    }

    private static AuditQuery of(Optional<TenantId> tenant, String tenantId, Optional<String> actor) {
        return new AuditQuery(
                tenant,
                Optional.of(tenantId),
                Optional.empty(),
                actor,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void keepsOneCurrentKeyAndLosesASecretOnly() {
        AuditKey key = key("one", true);
        given.inUnitOfWork(() -> keys.add(key));

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> keys.add(key("two", true))));
        given.inUnitOfWork(() -> keys.update(key.discarded()));
        given.inUnitOfWork(() -> keys.add(key("three", true)));

        assertThat(given.inUnitOfWork(keys::list)).containsExactly(key.discarded(), key("three", true));
    }

    private static AuditKey key(String id, boolean current) {
        return new AuditKey(
                id,
                current,
                Optional.of(new EncryptedValue("kek", "Y2lwaGVydGV4dA==")),
                id.equals("one") ? Given.NOW : later(1));
    }

    @Test
    void keepsEventsOfAChainInOrderUntilTheyAreForgotten() {
        FeedEvent one = event(1, later(1));
        FeedEvent two = event(2, later(2));
        FeedEvent three = event(3, later(3));
        given.inUnitOfWork(() -> {
            List.of(one, two, three).forEach(event -> feed.append(chain, event));
            feed.append(Owner.installation(), event(7, later(9)));
        });

        assertThat(given.inUnitOfWork(() -> feed.after(chain, 1, 10))).containsExactly(two, three);
        assertThat(given.inUnitOfWork(() -> feed.after(chain, 0, 1))).containsExactly(one);
        assertThat(given.inUnitOfWork(() -> feed.forget(later(2)))).isEqualTo(1);
        assertThat(given.inUnitOfWork(() -> feed.range(chain))).contains(new EventFeed.Range(2, 3));
        assertThat(given.inUnitOfWork(() -> feed.range(Owner.of(new TenantId(Given.uuid())))))
                .isEmpty();
    }

    private static FeedEvent event(long id, Instant at) {
        return new FeedEvent(id, at, "app.changed", new AuditTarget("app", "1", "One"), "", 1);
    }
}
