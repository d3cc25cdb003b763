package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mintmark.application.contract.Given;
import dev.mintmark.application.fake.CountingGenerator;
import dev.mintmark.application.fake.FakeSeals;
import dev.mintmark.application.fake.InMemoryAudit;
import dev.mintmark.application.fake.InMemoryStores;
import dev.mintmark.application.fake.SettableClock;
import dev.mintmark.application.port.in.audit.ReadAudit;
import dev.mintmark.application.port.out.audit.AuditChains.Sealed;
import dev.mintmark.application.service.audit.AuditKeyRing;
import dev.mintmark.application.service.audit.AuditRecorder;
import dev.mintmark.application.service.audit.FollowEventsService;
import dev.mintmark.application.service.audit.ReadAuditService;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditRecord;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.audit.ChainFault;
import dev.mintmark.domain.audit.ChainHead;
import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.audit.Origin;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is recorded can be verified, and what somebody else made of it is found. */
class AuditTrailTest {
    private static final Actor ADA = Actor.member("ada", "Ada");

    private final TenantId tenant = new TenantId(Given.uuid());
    private final InMemoryStores stores = new InMemoryStores();
    private final InMemoryAudit tables = (InMemoryAudit) stores.auditChains();
    private final FakeSeals seals = new FakeSeals();
    private final SettableClock clock = new SettableClock(Given.NOW);
    private final AuditKeyRing keys = new AuditKeyRing(stores.unitOfWork(), tables, seals, clock);
    private final AuditRecorder recorder = new AuditRecorder(
            stores.unitOfWork(),
            tables,
            tables,
            keys,
            seals,
            () -> new Origin(ADA, Optional.of("192.0.2.1"), Optional.of("request")),
            new CountingGenerator(),
            clock);
    private final ReadAuditService reading = new ReadAuditService(stores.unitOfWork(), tables, keys, seals);
    private final FollowEventsService following = new FollowEventsService(stores.unitOfWork(), tables, clock);

    private void record(int app) {
        AuditTarget target = new AuditTarget("app", "id-" + app, "App " + app);
        stores.unitOfWork().execute(() -> {
            recorder.record(
                    AuditEntry.of(tenant, AuditAction.APP_CHANGED, target).with("name", "Old", "App " + app));
            return app;
        });
    }

    private void recordThree() {
        List.of(1, 2, 3).forEach(this::record);
    }

    private List<Sealed> chain() {
        return stores.unitOfWork().execute(() -> tables.read(Owner.of(tenant), 0, 100));
    }

    private ReadAudit.Chain verified() {
        return reading.verify().stream()
                .filter(chain -> chain.owner().equals(Owner.of(tenant)))
                .findFirst()
                .orElseThrow();
    }

    private void breaksAt(long position, ChainFault.Kind kind) {
        assertThat(verified().fault()).contains(new ChainFault(position, kind));
    }

    @Test
    void chainsEachRecordToTheOneBeforeIt() {
        recordThree();

        assertThat(chain()).extracting(Sealed::position).containsExactly(1L, 2L, 3L);
        assertThat(verified().records()).isEqualTo(3);
        assertThat(verified().fault()).isEmpty();
    }

    @Test
    void keepsAChainForEachTenantAndOneForTheInstallation() {
        record(1);
        stores.unitOfWork().execute(() -> {
            recorder.recordAs(
                    Actor.SYSTEM,
                    AuditEntry.ofInstallation(AuditAction.PLAN_CREATED, new AuditTarget("plan", "p", "P")));
            return true;
        });

        assertThat(reading.verify())
                .extracting(ReadAudit.Chain::owner, ReadAudit.Chain::records)
                .containsExactlyInAnyOrder(tuple(Owner.of(tenant), 1L), tuple(Owner.installation(), 1L));
    }

    @Test
    void findsARecordThatWasAltered() {
        recordThree();
        Sealed second = chain().get(1);
        AuditRecord real = second.record().orElseThrow();
        AuditRecord forged = new AuditRecord(
                2, real.at(), real.origin().actedBy(Actor.member("eve", "Eve")), real.entry(), real.keyId());

        tables.tamper(second, Optional.of(new Sealed(second.id(), 2, Optional.of(forged), second.seal())));

        breaksAt(2, ChainFault.Kind.RECORD_ALTERED);
    }

    @Test
    void findsARecordThatWasRemoved() {
        recordThree();
        tables.tamper(chain().get(1), Optional.empty());

        breaksAt(2, ChainFault.Kind.RECORD_MISSING);
    }

    @Test
    void findsRecordsThatWereReordered() {
        recordThree();
        Sealed first = chain().get(0);
        Sealed second = chain().get(1);
        tables.tamper(first, Optional.of(at(2, first)));
        tables.tamper(second, Optional.of(at(1, second)));

        breaksAt(1, ChainFault.Kind.RECORD_ALTERED);
    }

    private static Sealed at(long position, Sealed moved) {
        AuditRecord record = moved.record().orElseThrow();
        return new Sealed(
                moved.id(),
                position,
                Optional.of(new AuditRecord(position, record.at(), record.origin(), record.entry(), record.keyId())),
                moved.seal());
    }

    @Test
    void findsATailThatWasCutEvenTogetherWithTheHead() {
        recordThree();
        Sealed last = chain().get(2);
        String secondSeal = chain().get(1).seal();
        tables.tamper(last, Optional.empty());

        breaksAt(3, ChainFault.Kind.TAIL_CUT);

        ChainHead head = tables.lock(Owner.of(tenant));
        tables.update(new ChainHead(head.chain(), 2, secondSeal, head.keyId(), head.seal(), head.lastEvent()));

        breaksAt(3, ChainFault.Kind.HEAD_ALTERED);
    }

    @Test
    void goesOnWithANewKeyWhenOneIsLostAndSaysHowManyRecordsCannotBeVerified() {
        record(1);
        keys.discard(Set.of("kek"));
        keys.requireReadable();
        record(2);

        assertThat(verified().unverifiable()).isEqualTo(1);
        assertThat(verified().fault()).isEmpty();
        assertThat(chain())
                .extracting(link -> link.record().orElseThrow().keyId())
                .containsExactly("audit-1", "audit-2");
    }

    @Test
    void tellsThoseWhoWatchOfEachRecordAndOfSummedBlockedIssuances() {
        recordThree();
        recorder.blocked(tenant, new AuditTarget("app", "1", "One"), "app_disabled", Given.NOW, 7);

        assertThat(following.after(Owner.of(tenant), 2))
                .extracting(FeedEvent::id, FeedEvent::type, FeedEvent::detail, FeedEvent::count)
                .containsExactly(tuple(3L, "app.changed", "", 1L), tuple(4L, "issuance.blocked", "app_disabled", 7L));
        assertThat(following.newest(Owner.of(tenant))).isEqualTo(4);
        assertThat(verified().fault()).isEmpty();
    }

    @Test
    void tellsThoseWhoWatchOfASecretThatWillExpire() {
        stores.unitOfWork()
                .run(() -> recorder.expiring(tenant, new AuditTarget("app", "1", "One"), Given.NOW.plusSeconds(60)));

        assertThat(following.after(Owner.of(tenant), 0))
                .extracting(FeedEvent::id, FeedEvent::type, FeedEvent::detail, FeedEvent::count)
                .containsExactly(
                        tuple(1L, "secret_expiring", Given.NOW.plusSeconds(60).toString(), 1L));
    }

    @Test
    void knowsFromWhereAFeedCanBeResumed() {
        recordThree();

        assertThat(following.reaches(Owner.of(tenant), 0)).isTrue();
        assertThat(following.reaches(Owner.of(tenant), 3)).isTrue();
        assertThat(following.reaches(Owner.of(tenant), 4)).isFalse();
        assertThat(following.reaches(Owner.of(new TenantId(Given.uuid())), 0)).isTrue();
    }
}
