package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.resourceserver.ResourceServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store of plans does. */
public abstract class PlansContract {
    private Plans plans;
    private Given given;
    private Stores stores;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void newStores() {
        stores = stores();
        plans = stores.plans();
        given = new Given(stores);
    }

    @ParameterizedTest
    @EnumSource(PlanStatus.class)
    void findsAPlanAsItWasAdded(PlanStatus status) {
        Plan plan = added(Given.plan(Given.code(), status));

        assertThat(find(plan)).contains(plan);
        assertThat(given.inUnitOfWork(() -> plans.lock(plan.code()))).contains(plan);
    }

    @Test
    void keepsEveryLimitApartFromTheOthers() {
        EnumMap<Limit, Long> limits = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            limits.put(limit, Limits.MAX - 100 + limit.ordinal());
        }
        Plan all = added(with(limits));

        assertThat(find(all).orElseThrow().limits().asMap()).isEqualTo(limits);
        for (Limit limit : Limit.values()) {
            Plan one = added(with(Map.of(limit, 0L)));
            assertThat(find(one).orElseThrow().limits().asMap()).isEqualTo(Map.of(limit, 0L));
        }
    }

    @Test
    void keepsAPlanWithoutLimits() {
        Plan plan = added(with(Map.of()));

        assertThat(find(plan)).contains(plan);
    }

    @Test
    void findsNothingUnderAnUnknownCode() {
        assertThat(find(Given.plan("unknown"))).isEmpty();
        assertThat(given.inUnitOfWork(() -> plans.lock(new PlanCode("unknown"))))
                .isEmpty();
    }

    @Test
    void refusesASecondPlanWithTheSameCode() {
        Plan plan = given.storedPlan();

        Refused.with(Refusal.CODE_TAKEN, () -> added(Given.plan(plan.code().value())));
    }

    @Test
    void storesAChangeUnderTheNextVersion() {
        Plan plan = given.storedPlan();
        Limits limits = Limits.of(Map.of(Limit.PER_DAY, 5L, Limit.REQUESTS_PER_MINUTE, 6L));

        Plan changed = given.inUnitOfWork(() -> plans.update(
                plan.with(new DisplayName("Premium"), limits, later(1)).become(PlanStatus.ARCHIVED, later(1))));

        assertThat(changed.version()).isEqualTo(plan.version() + 1);
        assertThat(changed.name().value()).isEqualTo("Premium");
        assertThat(changed.limits()).isEqualTo(limits);
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(changed.status()).isEqualTo(PlanStatus.ARCHIVED);
        assertThat(changed.updatedAt()).isEqualTo(later(1));
        assertThat(find(plan)).contains(changed);
    }

    @Test
    void keepsWhatAPlanOpensInItsOrder() {
        ResourceServer orders = given.stored(Given.api("https://orders.example"));
        ResourceServer bills = given.stored(Given.api("https://bills.example"));
        List<OpenedApi> both =
                List.of(new OpenedApi(bills.id(), List.of("write", "read")), new OpenedApi(orders.id(), List.of()));
        Plan plan = added(Given.plan(Given.code()).opening(both, Given.NOW));
        Plan other = given.storedPlan();

        assertThat(find(plan)).contains(plan);
        assertThat(given.inUnitOfWork(() -> plans.lock(plan.code()))).contains(plan);
        assertThat(given.inUnitOfWork(() -> plans.findAll(List.of(other.code(), plan.code()))))
                .containsExactlyInAnyOrder(plan, other);
        assertThat(given.inUnitOfWork(() -> plans.choices())).contains(plan, other);
        assertThat(given.inUnitOfWork(() -> plans.list(Given.firstPage(10))).items())
                .contains(plan, other);
        Plan changed = given.inUnitOfWork(
                () -> plans.update(plan.opening(List.of(new OpenedApi(orders.id(), List.of("read"))), later(1))));
        assertThat(find(plan)).contains(changed);
        assertThat(changed.apis()).containsExactly(new OpenedApi(orders.id(), List.of("read")));
    }

    @Test
    void opensAnApiNoMoreThatIsGone() {
        ResourceServer orders = given.stored(Given.api("https://orders.example"));
        ResourceServer bills = given.stored(Given.api("https://bills.example"));
        OpenedApi rest = new OpenedApi(bills.id(), List.of("read"));
        Plan plan = added(Given.plan(Given.code())
                .opening(List.of(new OpenedApi(orders.id(), List.of("read")), rest), Given.NOW));

        given.inUnitOfWork(() -> stores.resourceServers().remove(orders));

        assertThat(find(plan).orElseThrow().apis()).containsExactly(rest);
        assertThat(given.inUnitOfWork(() -> stores.resourceServers().usage(bills.id()))
                        .plans())
                .isEqualTo(1);
    }

    @Test
    void refusesAChangeMadeOnAnOlderVersion() {
        Plan plan = given.storedPlan();
        given.inUnitOfWork(() -> plans.update(plan.become(PlanStatus.ARCHIVED, later(1))));

        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(
                        () -> plans.update(plan.with(new DisplayName("Premium"), plan.limits(), later(2)))));
    }

    @Test
    void refusesAChangeOfAPlanThatIsNotStored() {
        Plan unknown = Given.plan(Given.code());

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> plans.update(unknown)));
    }

    @Test
    void findsManyPlansAtOnce() {
        Plan one = given.storedPlan();
        Plan two = given.storedPlan();
        given.storedPlan();

        List<Plan> found =
                given.inUnitOfWork(() -> plans.findAll(List.of(one.code(), two.code(), new PlanCode("unknown"))));

        assertThat(found).containsExactlyInAnyOrder(one, two);
        assertThat(given.inUnitOfWork(() -> plans.findAll(List.of()))).isEmpty();
    }

    @Test
    void listsPlansByCodePageByPage() {
        Stream.of("ab", "a-c", "a1", "aa").forEach(code -> added(Given.plan(code)));

        Page<Plan> one = given.inUnitOfWork(() -> plans.list(Given.firstPage(2)));
        Page<Plan> two = given.inUnitOfWork(() -> plans.list(new Page.Request(2, one.next())));

        assertThat(codes(one.items())).containsExactly("a-c", "a1");
        assertThat(codes(two.items())).containsExactly("aa", "ab");
        assertThat(one.next()).contains(new Page.Position("a1", "a1"));
        assertThat(two.next()).isEmpty();
    }

    @Test
    void offersActivePlansByCode() {
        added(Given.plan("ab"));
        added(Given.plan("a-c"));
        added(Given.plan("draft", PlanStatus.DRAFT));
        added(Given.plan("archived", PlanStatus.ARCHIVED));
        added(Given.plan("retired", PlanStatus.RETIRED));

        List<Plan> choices = given.inUnitOfWork(() -> plans.choices());

        assertThat(codes(choices)).containsExactly("a-c", "ab");
    }

    private static Plan with(Map<Limit, Long> limits) {
        return Plan.create(
                new PlanCode(Given.code()), new DisplayName("Limits"), Limits.of(limits), PlanStatus.DRAFT, Given.NOW);
    }

    private static List<String> codes(List<Plan> plans) {
        return plans.stream().map(plan -> plan.code().value()).toList();
    }

    private Plan added(Plan plan) {
        given.inUnitOfWork(() -> plans.add(plan));
        return plan;
    }

    private Optional<Plan> find(Plan plan) {
        return given.inUnitOfWork(() -> plans.find(plan.code()));
    }
}
