package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several callers at the same moment. */
@OnServer
class RacesIT {
    private static final int CALLERS = 12;

    private final Host host;

    RacesIT(Host host) {
        this.host = host;
    }

    @Test
    void oneOfTwelveConcurrentCreationsOfOneNameSucceeds() throws Exception {
        String region = host.region();
        Host.Tenant tenant = host.tenant();

        List<Answer> answers = atOnce(CALLERS, caller -> tenant.admin()
                .post("/api/v1/apps", "{\"name\":\"Billing\",\"licenseRegion\":\"" + region + "\"}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("app_name_taken");
        });
        assertThat(tenant.admin().get("/api/v1/apps").json().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void theAppLimitHoldsUnderARace() throws Exception {
        String region = host.region();
        Host.Tenant tenant = host.tenant();
        host.operator.patch("/api/v1/tenants/" + tenant.id(), "{\"appLimit\":3}");

        List<Answer> answers = atOnce(CALLERS, caller -> tenant.admin()
                .post("/api/v1/apps", "{\"name\":\"App " + caller + "\",\"licenseRegion\":\"" + region + "\"}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("app_limit_reached");
        });
        assertThat(tenant.admin().get("/api/v1/tenant").json().getInt("appsInUse"))
                .isEqualTo(3);
    }

    @Test
    void aRegionNeverHasTwoActiveDatabases() throws Exception {
        String region = host.region();
        List<String> databases = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String dbCode = Host.fresh("race-db");
            Host.created(host.operator.post(
                    "/api/v1/license-regions/" + region + "/databases",
                    "{\"dbCode\":\"" + dbCode + "\",\"description\":\"\",\"active\":false}"));
            databases.add(dbCode);
        }

        List<Answer> answers = atOnce(
                databases.size(),
                caller -> host.operator.patch(
                        "/api/v1/license-regions/" + region + "/databases/" + databases.get(caller),
                        "{\"active\":true}"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409));
        assertThat(host.operator
                        .get("/api/v1/license-regions/" + region + "/databases")
                        .json()
                        .getJsonArray("items"))
                .filteredOn(database -> database.asJsonObject().getBoolean("active"))
                .hasSize(1);
    }

    @Test
    void twoRegenerationsAtOnceLeaveOneSecretThatWorks() throws Exception {
        Host.Tenant tenant = host.tenant();
        Host.App app = tenant.app(host.region());

        List<Answer> answers = atOnce(4, caller -> tenant.admin().post(app.path() + "/secret"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isIn(200, 409);
            if (answer.status() == 409) {
                assertThat(answer.code()).isEqualTo("concurrent_change");
            }
        });
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .filteredOn(answer -> host.anonymous
                                .token(app.clientId(), answer.string("clientSecret"))
                                .status()
                        == 200)
                .hasSize(1);
    }

    @Test
    void theOldSecretIsRefusedFromTheMomentTheRegenerationAnswered() throws Exception {
        Host.Tenant tenant = host.tenant();
        Host.App app = tenant.app(host.region());
        AtomicBoolean regenerated = new AtomicBoolean();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger acceptedBefore = new AtomicInteger();
        AtomicInteger refusedAfter = new AtomicInteger();
        AtomicInteger acceptedAfter = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                running.add(clients.submit(() -> {
                    while (!stop.get()) {
                        boolean startedAfter = regenerated.get();
                        boolean accepted = app.token(host).status() == 200;
                        if (startedAfter) {
                            (accepted ? acceptedAfter : refusedAfter).incrementAndGet();
                        } else if (accepted) {
                            acceptedBefore.incrementAndGet();
                        }
                    }
                }));
            }
            await(() -> acceptedBefore.get() >= 50);
            Answer answer = tenant.admin().post(app.path() + "/secret");
            regenerated.set(true);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            await(() -> refusedAfter.get() + acceptedAfter.get() >= 100);
            stop.set(true);
            for (Future<?> client : running) {
                client.get();
            }
            assertThat(acceptedAfter).hasValue(0);
            assertThat(refusedAfter).hasValueGreaterThanOrEqualTo(100);
            assertThat(host.anonymous
                            .token(app.clientId(), answer.string("clientSecret"))
                            .status())
                    .isEqualTo(200);
        } finally {
            stop.set(true);
            clients.shutdownNow();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("the condition holds in time").isLessThan(deadline);
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    /** Calls in threads of their own that begin at the same moment. */
    static List<Answer> atOnce(int callers, Call call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CyclicBarrier start = new CyclicBarrier(callers);
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return call.by(caller);
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    interface Call {
        Answer by(int caller);
    }
}
