package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody changes, or signs in, without bound (http-api §2, how much). The operators make what the tests need. */
class ChangeLimitIT {
    private static final int PER_MEMBER = 40;
    private static final int PER_TENANT = 60;
    private static final String NAME = "{\"name\":\"Another name %d\"}";

    private static MintmarkServer server;
    private static Host host;
    private static Host.Tenant tenant;
    private static Host.Tenant signingIn;
    private static String region;
    private static Http second;
    private static Host.Tenant other;

    @BeforeAll
    static void start() {
        server = MintmarkServer.start(Map.of(
                "MINTMARK_ADMIN_EMAIL",
                Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD",
                Host.ADMIN_PASSWORD,
                "MINTMARK_CHANGES_PER_MEMBER",
                String.valueOf(PER_MEMBER),
                "MINTMARK_CHANGES_PER_TENANT",
                String.valueOf(PER_TENANT)));
        host = new Host(new Http(server.baseUri()));
        tenant = host.tenant();
        region = host.region();
        second = host.member(tenant.id(), "tenant-admin");
        signingIn = host.tenant();
        other = host.tenant();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aMemberAndATenantChangeSoMuchAMinuteAndReadAndSignOutAllTheSame() throws Exception {
        Host.App app = tenant.app(region);

        List<Answer> answers =
                atOnce(2 * PER_MEMBER, number -> tenant.admin().patch(app.path(), NAME.formatted(number)));

        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() == 429).toList();
        assertThat(refused).hasSize(2 * PER_MEMBER - (PER_MEMBER - 1));
        for (Answer answer : refused) {
            assertThat(answer.code()).isEqualTo("too_many_requests");
            assertThat(answer.headers().allValues("Retry-After"))
                    .singleElement()
                    .satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 61));
        }
        long changed = answers.stream().filter(answer -> answer.status() == 200).count();
        assertThat(recorded("app.changed"))
                .as("nothing was written of those that were refused")
                .isEqualTo(changed);
        assertThat(tenant.admin().get(app.path()).status()).isEqualTo(200);

        int ofSecond = 0;
        while (second.patch(app.path(), NAME.formatted(1000 + ofSecond)).status() != 429) {
            ofSecond++;
        }
        assertThat(ofSecond).as("what is left to the tenant").isEqualTo(PER_TENANT - PER_MEMBER);
        assertThat(other.app(region)).as("another tenant").isNotNull();
        assertThat(tenant.admin().delete("/api/v1/session").status()).isEqualTo(204);
    }

    @Test
    void aKeySignsInSoOftenAMinuteHoweverManyAtOnceAndIsCountedByItself() throws Exception {
        JsonObject key = Host.created(
                signingIn.admin().post("/api/v1/management-keys", "{\"name\":\"K\",\"role\":\"tenant-admin\"}"));
        String credentials = "{\"key\":\"" + key.getString("key") + "\"}";

        List<Answer> answers = atOnce(2 * PER_MEMBER, number -> host.anonymous.post("/api/v1/session", credentials));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(PER_MEMBER);
        List<Answer> after = new ArrayList<>();
        for (int i = 0; i <= PER_MEMBER; i++) {
            after.add(host.anonymous.post("/api/v1/session", credentials));
        }
        assertThat(after.get(PER_MEMBER).status()).isEqualTo(429);
        assertThat(after.get(PER_MEMBER).code()).isEqualTo("too_many_requests");
        assertThat(after.get(PER_MEMBER).header("Retry-After")).isPresent();
        assertThat(signingIn.admin().get("/api/v1/apps").status()).isEqualTo(200);
    }

    private static long recorded(String action) {
        return second.get("/api/v1/audit-events?limit=100&action=" + action)
                .json()
                .getJsonArray("items")
                .size();
    }

    private interface Call {
        Answer number(int number);
    }

    private static List<Answer> atOnce(int times, Call call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                calls.add(() -> call.number(number));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
