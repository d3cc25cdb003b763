package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The operator's side of a running server: makes regions, plans and tenants that no other test knows. */
public final class Host {
    static final String ADMIN_EMAIL = "operator@host.example";
    static final String ADMIN_PASSWORD = "an-operators-long-password";
    static final String MEMBER_PASSWORD = "a member's long password";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    public final Http anonymous;
    public final Http operator;

    /** The operator of the server that this one talks to, signed in. */
    public Host(Http anonymous) {
        this.anonymous = anonymous;
        this.operator = anonymous.signedIn(ADMIN_EMAIL, ADMIN_PASSWORD);
    }

    /** A code that nobody has. */
    static String fresh(String prefix) {
        return prefix + "-" + COUNTER.incrementAndGet();
    }

    /** An active region with an active database {@code <code>-db}. */
    public String region() {
        String code = fresh("region");
        created(operator.post(
                "/api/v1/license-regions",
                "{\"code\":\"" + code + "\",\"name\":\"Region " + code + "\",\"active\":true}"));
        created(operator.post(
                "/api/v1/license-regions/" + code + "/databases",
                "{\"dbCode\":\"" + code + "-db\",\"description\":\"first\",\"active\":true}"));
        return code;
    }

    /** An active plan of ten Document Units an hour. */
    String plan() {
        String code = fresh("plan");
        created(operator.post(
                "/api/v1/plans",
                "{\"code\":\"" + code + "\",\"name\":\"Plan " + code
                        + "\",\"limits\":{\"maxDocumentUnitsPerHour\":10},\"status\":\"active\"}"));
        return code;
    }

    void planBecomes(String code, String status) {
        Answer answer = operator.patch("/api/v1/plans/" + code, "{\"status\":\"" + status + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** An active tenant with an admin who is signed in. */
    public Tenant tenant() {
        String name = fresh("Tenant");
        String id = created(operator.post("/api/v1/tenants", "{\"name\":\"" + name + "\"}"))
                .getString("id");
        tenantBecomes(id, "active");
        return new Tenant(this, id, member(id, "tenant-admin"));
    }

    void tenantBecomes(String id, String status) {
        Answer answer = operator.patch("/api/v1/tenants/" + id, "{\"status\":\"" + status + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** A member of a tenant with this role, signed in. */
    public Http member(String tenantId, String... roles) {
        return person("/api/v1/tenants/" + tenantId + "/members", "@tenant.example", roles);
    }

    /** An operator with these roles, signed in. */
    public Http operator(String... roles) {
        return person("/api/v1/operators", "@host.example", roles);
    }

    private Http person(String path, String domain, String... roles) {
        String email = fresh("member") + domain;
        JsonObject member = Json.createObjectBuilder()
                .add("email", email)
                .add("displayName", "Some Member")
                .add("password", MEMBER_PASSWORD)
                .add("roles", Json.createArrayBuilder(List.of(roles)))
                .build();
        created(operator.post(path, member.toString()));
        return anonymous.signedIn(email, MEMBER_PASSWORD);
    }

    static JsonObject created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    /** A tenant and its signed-in admin. */
    public record Tenant(Host host, String id, Http admin) {
        /** A registered app. */
        App app(String region) {
            return app(region, fresh("App"));
        }

        App app(String region, String name) {
            JsonObject app = created(
                    admin.post("/api/v1/apps", "{\"name\":\"" + name + "\",\"licenseRegion\":\"" + region + "\"}"));
            return new App(app.getString("id"), app.getString("clientId"), app.getString("clientSecret"));
        }
    }

    /** A registered app and its secret. */
    record App(String id, String clientId, String clientSecret) {
        /** Without the secret: it stands in no report. */
        @Override
        public String toString() {
            return "App[" + clientId + "]";
        }

        String path() {
            return "/api/v1/apps/" + id;
        }

        Answer token(Host host) {
            return host.anonymous.token(clientId, clientSecret);
        }
    }
}
