package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.openapi.OpenApiDocument;
import dev.mintmark.openapi.Operation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not meant is not done, and what is answered is what is stored (http-api §2). */
@OnServer
class StrictRequestsIT {
    private final Host host;

    StrictRequestsIT(Host host) {
        this.host = host;
    }

    @Test
    void everyOperationRefusesAQueryParameterThatItDoesNotKnow() {
        Host.Tenant tenant = host.tenant();
        List<Operation> operations =
                OpenApiDocument.of(host.anonymous.get("/openapi?format=JSON").text()).operations().stream()
                        .filter(operation -> operation.path().startsWith("/api/v1"))
                        // What an OpenID provider adds to its answer is ignored (RFC 6749 §4.1.2)
                        .filter(operation -> !operation.path().endsWith("/callback"))
                        .toList();

        assertThat(operations).hasSizeGreaterThan(70);
        for (Operation operation : operations) {
            Http caller = operation.roles().isEmpty()
                    ? host.anonymous
                    : operation.roles().contains("platform-admin") ? host.operator : tenant.admin();
            String path = operation.path().replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000");

            Answer answer = ask(caller.astray(), operation, path + "?dryrun=true&Limit=1");

            assertThat(answer.status())
                    .as("%s answered %s", operation.id(), answer.text())
                    .isEqualTo(400);
            assertThat(answer.violations())
                    .as(operation.id())
                    .containsExactly("Limit bad_parameter", "dryrun bad_parameter");
        }
    }

    private static Answer ask(Http caller, Operation operation, String path) {
        return operation.bodyType() == null
                ? caller.send(operation.method(), path, BodyPublishers.noBody())
                : caller.send(
                        operation.method(),
                        path,
                        BodyPublishers.ofString(operation.exampleBody()),
                        "Content-Type",
                        operation.bodyType());
    }

    @Test
    void aMistypedDryRunCreatesNothing() {
        String region = host.region();
        Host.Tenant tenant = host.tenant();
        String body = "{\"name\":\"Billing\",\"licenseRegion\":\"" + region + "\"}";

        for (String query : List.of("dryrun=true", "dryRun=true&dry_run=true", "dryRun=TRUE", "dryRun=")) {
            Answer answer = tenant.admin().astray().post("/api/v1/apps?" + query, body);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("bad_parameter");
        }

        assertThat(tenant.admin().get("/api/v1/apps").json().getJsonArray("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", " ", "\ufe0f", "\u00ad\u2060", "\u3164"})
    void aSearchForWhatCannotBeSeenIsRefused(String sought) {
        Answer answer = host.tenant().admin().get("/api/v1/apps?q=" + Http.form(sought));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.violations()).containsExactly("q bad_parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-292277-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-11-26",
                "now"
            })
    void anInstantThatNothingStoresIsRefused(String instant) {
        Http admin = host.tenant().admin();

        Answer list =
                admin.astray().get("/api/v1/audit-events?from=" + Http.form(instant) + "&to=" + Http.form(instant));
        assertThat(list.status()).isEqualTo(400);
        assertThat(list.violations()).containsExactly("from bad_parameter", "to bad_parameter");

        Answer export = admin.astray()
                .send(
                        "GET",
                        "/api/v1/audit-events?from=" + Http.form(instant),
                        BodyPublishers.noBody(),
                        "Accept",
                        "application/x-ndjson");
        assertThat(export.status()).isEqualTo(400);

        Answer key = admin.astray()
                .post(
                        "/api/v1/management-keys",
                        "{\"name\":\"K\",\"role\":\"tenant-viewer\",\"expiresAt\":\"" + instant + "\"}");
        assertThat(key.status()).isEqualTo(400);
        assertThat(key.violations()).containsExactly("expiresAt wrong_type");
    }

    @Test
    void theFirstAndTheLastInstantThatCanBeWrittenAreTaken() {
        Http admin = host.tenant().admin();

        Answer list = admin.get("/api/v1/audit-events?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59.999999999Z");

        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.json().getJsonArray("items")).isNotEmpty();
    }

    @Test
    void whatACreationAnswersIsWhatTheNextReadAnswers() {
        String region = host.region();
        Host.Tenant tenant = host.tenant();
        String soon = Instant.now().plusSeconds(3600).toString().replaceFirst("(\\.\\d*)?Z$", ".123456789Z");
        String key = "{\"name\":\"K\",\"role\":\"%s\",\"expiresAt\":\"" + soon + "\"}";
        String person = "{\"email\":\"%s@made.example\",\"displayName\":\"Jose\u0301\",\"password\":\""
                + Host.MEMBER_PASSWORD + "\",\"roles\":[\"%s\"]}";
        String guest = "{\"email\":\"%s@made.example\",\"displayName\":\"A\",\"roles\":[\"%s\"]}";

        same(tenant.admin(), "/api/v1/apps", "{\"name\":\" Jose\u0301 \",\"licenseRegion\":\"" + region + "\"}");
        same(tenant.admin(), "/api/v1/management-keys", key.formatted("tenant-admin"));
        same(tenant.admin(), "/api/v1/invitations", guest.formatted(Host.fresh("guest"), "tenant-viewer"));
        same(host.operator, "/api/v1/management-keys", key.formatted("platform-admin"));
        same(host.operator, "/api/v1/tenants", "{\"name\":\"Made\"}");
        same(
                host.operator,
                "/api/v1/tenants/" + tenant.id() + "/members",
                person.formatted(Host.fresh("made"), "tenant-viewer"));
        same(host.operator, "/api/v1/operators", person.formatted(Host.fresh("made"), "platform-admin"));
        same(host.operator, "/api/v1/invitations", guest.formatted(Host.fresh("guest"), "platform-admin"));
        String code = Host.fresh("made");
        same(host.operator, "/api/v1/license-regions", "{\"code\":\"" + code + "\",\"name\":\"Made\"}");
        same(
                host.operator,
                "/api/v1/license-regions/" + code + "/databases",
                "{\"dbCode\":\"" + code + "\",\"description\":\"Jose\u0301 \"}");
        same(
                host.operator,
                "/api/v1/plans",
                "{\"code\":\"" + code
                        + "\",\"name\":\"Made\",\"limits\":{\"maxDocumentUnitsPerDay\":9007199254740991}}");
        same(host.operator, "/api/v1/resource-servers", "{\"name\":\"Made\"}");
    }

    private static void same(Http caller, String path, String body) {
        Answer made = caller.post(path, body);
        JsonObject created = Host.created(made);
        Answer read = caller.get(made.header("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""));

        JsonObjectBuilder stored = Json.createObjectBuilder();
        Set<String> answeredOnce = Set.of("clientSecret", "key", "token", "link", "invitation");
        created.forEach((name, value) -> {
            if (!answeredOnce.contains(name)) {
                stored.add(name, value);
            }
        });
        assertThat(read.json()).as(path).isEqualTo(stored.build());
    }
}
