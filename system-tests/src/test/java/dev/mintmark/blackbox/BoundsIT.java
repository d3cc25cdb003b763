package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** There is never more of a thing than there may be, however many ask at once (http-api §2). */
@OnServer
class BoundsIT {
    private static final int AT_ONCE = 8;

    private final Http admin;

    BoundsIT(Host host) {
        this.admin = host.tenant().admin();
    }

    @Test
    void pendingInvitationsStayWithinTheirBoundWhenManyAreMadeAtOnce() throws Exception {
        List<Answer> answers = atOnce(120, this::invite);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(100);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::status, Answer::code)
                .containsOnly(tuple(409, "limit_reached"));
        String first = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .string("id");
        assertThat(admin.delete("/api/v1/invitations/" + first).status()).isEqualTo(204);
        assertThat(invite().status()).as("a cancelled one makes room").isEqualTo(201);
        assertThat(invite().status()).isEqualTo(409);
    }

    @Test
    void managementKeysStayWithinTheirBoundWhenManyAreMadeAtOnce() throws Exception {
        List<Answer> answers =
                atOnce(220, () -> admin.post("/api/v1/management-keys", "{\"name\":\"K\",\"role\":\"tenant-viewer\"}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(200);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::code)
                .containsOnly("limit_reached");
    }

    private Answer invite() {
        return admin.post(
                "/api/v1/invitations",
                "{\"email\":\"" + Host.fresh("guest") + "@tenant.example\",\"displayName\":\"Guest\","
                        + "\"roles\":[\"tenant-viewer\"]}");
    }

    private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(call));
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
}
