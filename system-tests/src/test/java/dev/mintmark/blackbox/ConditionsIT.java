package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Conditional requests (RFC 9110 §13) and merge patches (RFC 7396): nothing is lost silently. */
@OnServer
class ConditionsIT {
    private static final int WRITERS = 8;

    private final Host host;

    ConditionsIT(Host host) {
        this.host = host;
    }

    /** What has a version: its path, a change of it, and who may make it. */
    private record Versioned(String path, String change, Http writer) {}

    private List<Versioned> everyKind() {
        String region = host.region();
        Host.Tenant tenant = host.tenant();
        return List.of(
                new Versioned(tenant.app(region).path(), "{\"enabled\":false}", tenant.admin()),
                new Versioned("/api/v1/tenants/" + tenant.id(), "{\"appLimit\":7}", host.operator),
                new Versioned("/api/v1/plans/" + host.plan(), "{\"name\":\"Other\"}", host.operator),
                new Versioned("/api/v1/license-regions/" + region, "{\"name\":\"Other\"}", host.operator),
                new Versioned(
                        "/api/v1/license-regions/" + region + "/databases/" + region + "-db",
                        "{\"description\":\"other\"}",
                        host.operator));
    }

    private static String tag(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.header("ETag").orElseThrow();
    }

    private static Answer read(Versioned what, String ifNoneMatch) {
        return what.writer().send("GET", what.path(), BodyPublishers.noBody(), "If-None-Match", ifNoneMatch);
    }

    private static void failed(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(412);
        assertThat(answer.code()).isEqualTo("precondition_failed");
    }

    @Test
    void aReaderWhoHasTheVersionGetsNoBody() {
        for (Versioned what : everyKind()) {
            String tag = tag(what.writer().get(what.path()));
            assertThat(tag).startsWith("\"");

            for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
                Answer answer = read(what, known);
                assertThat(answer.status()).as(what.path() + " " + known).isEqualTo(304);
                assertThat(answer.text()).isEmpty();
                assertThat(answer.header("ETag")).contains(tag);
            }
            for (String unknown : List.of("\"x\"", "\"\"", "W/\"x\"")) {
                assertThat(read(what, unknown).status())
                        .as(what.path() + " " + unknown)
                        .isEqualTo(200);
            }
            String changed = tag(what.writer().patch(what.path(), what.change()));
            assertThat(changed).as(what.path()).isNotEqualTo(tag);
            assertThat(read(what, tag).status()).isEqualTo(200);
            assertThat(read(what, changed).status()).isEqualTo(304);
        }
    }

    @Test
    void aWriterNamesTheVersionThatItHasRead() {
        for (Versioned what : everyKind()) {
            Http writer = what.writer();
            String tag = tag(writer.get(what.path()));

            for (String other : List.of("\"x\"", "W/\"0\"", "\"0\"", "\"98\", \"99\"", "garbage")) {
                failed(writer.patch(what.path(), what.change(), other));
            }
            assertThat(tag(writer.get(what.path()))).as("nothing was changed").isEqualTo(tag);
            String changed = tag(writer.patch(what.path(), what.change(), "\"x\", " + tag));
            for (String stale : asProxiesWriteIt(tag)) {
                failed(writer.patch(what.path(), what.change(), stale));
            }
            for (int form = 0; form < asProxiesWriteIt(changed).size(); form++) {
                String current = asProxiesWriteIt(changed).get(form);
                assertThat(read(what, current).status()).as(current).isEqualTo(304);
                changed = tag(writer.patch(what.path(), what.change(), current));
            }
            tag(writer.patch(what.path(), what.change(), "*"));
        }
    }

    /**
     * As it comes, and as compressing proxies make it: nginx, Apache, and those that add a suffix after a semicolon.
     */
    private static List<String> asProxiesWriteIt(String tag) {
        String opened = tag.substring(0, tag.length() - 1);
        return List.of(tag, "W/" + tag, opened + "-gzip\"", opened + ";gzip\"");
    }

    @Test
    void creatingAnswersTheTagOfTheFirstVersion() {
        String region = host.region();
        Host.Tenant tenant = host.tenant();
        Answer app = tenant.admin().post("/api/v1/apps", "{\"name\":\"Billing\",\"licenseRegion\":\"" + region + "\"}");
        Answer database = host.operator.post(
                "/api/v1/license-regions/" + region + "/databases", "{\"dbCode\":\"" + Host.fresh("db") + "\"}");

        for (Answer created : List.of(app, database)) {
            Http reader = created == app ? tenant.admin() : host.operator;
            String path = created.header("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
            assertThat(tag(reader.get(path))).isEqualTo(created.header("ETag").orElseThrow());
        }
    }

    @Test
    void switchingADatabaseOnChangesTheTagsOfBoth() {
        String region = host.region();
        String path = "/api/v1/license-regions/" + region + "/databases/";
        String second = Host.fresh("db");
        Host.created(host.operator.post(
                path.substring(0, path.length() - 1), "{\"dbCode\":\"" + second + "\",\"description\":\"\"}"));
        String first = tag(host.operator.get(path + region + "-db"));
        String other = tag(host.operator.get(path + second));

        tag(host.operator.patch(path + second, "{\"active\":true}", other));

        failed(host.operator.patch(path + region + "-db", "{\"description\":\"x\"}", first));
        failed(host.operator.patch(path + second, "{\"description\":\"x\"}", other));
    }

    @Test
    void theOwnTenantIsAnsweredAnewOnlyWhenItsContentChanged() {
        Host.Tenant tenant = host.tenant();
        String tag = tag(tenant.admin().get("/api/v1/tenant"));
        assertThat(tag).startsWith("W/\"");
        Versioned own = new Versioned("/api/v1/tenant", "", tenant.admin());

        assertThat(read(own, tag).status()).isEqualTo(304);
        tenant.app(host.region());
        assertThat(read(own, tag).status()).isEqualTo(200);
    }

    @Test
    void ofManyWritersWhoReadTheSameVersionOneWins() throws Exception {
        for (Versioned what : everyKind()) {
            String tag = tag(what.writer().get(what.path()));

            List<Answer> answers = atOnce(() -> what.writer().patch(what.path(), what.change(), tag));

            assertThat(answers)
                    .as(what.path())
                    .filteredOn(answer -> answer.status() == 200)
                    .hasSize(1);
            answers.stream().filter(answer -> answer.status() != 200).forEach(ConditionsIT::failed);
        }
    }

    @Test
    void withoutAConditionNoWritersChangeOfAnotherMemberIsLost() throws Exception {
        Host.Tenant tenant = host.tenant();
        Host.App app = tenant.app(host.region());
        List<String> patches = List.of(
                "{\"name\":\"Renamed\"}",
                "{\"allowedDomains\":[\"a.example.com\"]}",
                "{\"redirectUris\":[\"https://a.example.com/\"]}",
                "{\"enabled\":false}");

        List<Answer> answers = atOnce(patches.size(), writer -> tenant.admin().patch(app.path(), patches.get(writer)));

        JsonObject stored = tenant.admin().get(app.path()).json();
        for (int i = 0; i < patches.size(); i++) {
            boolean won = answers.get(i).status() == 200;
            if (!won) {
                assertThat(answers.get(i).status()).isEqualTo(409);
                assertThat(answers.get(i).code()).isEqualTo("concurrent_change");
            }
            boolean there =
                    switch (i) {
                        case 0 -> stored.getString("name").equals("Renamed");
                        case 1 -> !stored.getJsonArray("allowedDomains").isEmpty();
                        case 2 -> !stored.getJsonArray("redirectUris").isEmpty();
                        default -> !stored.getBoolean("enabled");
                    };
            assertThat(there).as(patches.get(i)).isEqualTo(won);
        }
    }

    @Test
    void nullTakesAwayAndWhatIsNotNamedStays() {
        Host.Tenant tenant = host.tenant();
        Host.App app = tenant.app(host.region(), "Kept");
        tenant.admin()
                .patch(
                        app.path(),
                        "{\"allowedDomains\":[\"a.example.com\"],\"redirectUris\":[\"https://a.example.com/\"]}");

        JsonObject patched =
                tenant.admin().patch(app.path(), "{\"allowedDomains\":null}").json();

        assertThat(patched.getJsonArray("allowedDomains")).isEmpty();
        assertThat(patched.getJsonArray("redirectUris")).hasSize(1);
        assertThat(patched.getString("name")).isEqualTo("Kept");
        assertThat(tenant.admin().patch(app.path(), "{\"name\":null}").status()).isEqualTo(422);
        assertThat(tenant.admin()
                        .send(
                                "PATCH",
                                app.path(),
                                BodyPublishers.ofString("{}"),
                                "Content-Type",
                                "application/merge-patch+json; charset=utf-8")
                        .status())
                .isEqualTo(200);
        assertThat(tenant.admin()
                        .send(
                                "PATCH",
                                app.path(),
                                BodyPublishers.ofString("[]"),
                                "Content-Type",
                                "application/json-patch+json")
                        .status())
                .isEqualTo(415);
    }

    private static List<Answer> atOnce(Writer writer) throws Exception {
        return atOnce(WRITERS, number -> writer.write());
    }

    private static List<Answer> atOnce(int writers, NumberedWriter writer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            CyclicBarrier start = new CyclicBarrier(writers);
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return writer.write(number);
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

    private interface Writer {
        Answer write();
    }

    private interface NumberedWriter {
        Answer write(int number);
    }
}
