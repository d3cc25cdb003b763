package dev.mintmark.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rights of each role, which are held against each resource once the runtime has read the session token. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RolesInContainerIT {
    private static final String APPS = "/api/v1/apps";
    private static final String TENANTS = "/api/v1/tenants";
    private static final String REGIONS = "/api/v1/license-regions";
    private static final String NEW_APP = "{\"name\":\"Some app\",\"licenseRegion\":\"some-region\"}";
    private static final String NEW_TENANT = "{\"name\":\"Some tenant\"}";
    /** As the server.env of src/test/resources/liberty says. */
    private static final String OPERATOR = "operator@host.example";

    private static final String PASSWORD = "an-operators-long-password";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @ArquillianResource
    private URL base;

    private Caller anonymous;
    private Caller operator;
    private String tenant;
    private Caller admin;

    /** As it was built: nothing is tested from inside. */
    @Deployment(testable = false)
    static WebArchive deployment() {
        return Deployments.application();
    }

    @BeforeEach
    void signIn() throws URISyntaxException {
        anonymous = new Caller(base.toURI(), "");
        operator = signedIn(OPERATOR);
        tenant = member("id", created(operator.post(TENANTS, NEW_TENANT)));
        assertThat(operator.send("PATCH", TENANTS + "/" + tenant, "{\"status\":\"active\"}")
                        .statusCode())
                .isEqualTo(200);
        admin = member("tenant-admin");
    }

    @Test
    void refusesAViewerWhereAnAdminIsRequired() {
        Caller viewer = member("tenant-viewer");

        assertThat(viewer.get(APPS).statusCode()).isEqualTo(200);
        assertForbidden(viewer.post(APPS, NEW_APP));
        assertForbidden(viewer.get(TENANTS));
    }

    @Test
    void admitsAnAdminToItsOwnPartOnly() {
        String app = "{\"name\":\"Some app\",\"licenseRegion\":\"" + region() + "\"}";

        assertThat(admin.get(APPS).statusCode()).isEqualTo(200);
        assertThat(admin.post(APPS, app).statusCode()).isEqualTo(201);
        assertForbidden(admin.post(TENANTS, NEW_TENANT));
    }

    @Test
    void refusesAnOperatorOnTheTenantsPart() {
        assertThat(operator.get(TENANTS).statusCode()).isEqualTo(200);
        assertForbidden(operator.get(APPS));
        assertForbidden(operator.post(APPS, NEW_APP));
    }

    @Test
    void refusesWhoeverBringsNoToken() {
        assertUnauthenticated(anonymous.get(APPS));
        assertUnauthenticated(anonymous.post(APPS, NEW_APP));
        assertUnauthenticated(anonymous.get(TENANTS));
    }

    private Caller signedIn(String email) {
        HttpResponse<String> answer =
                anonymous.post("/api/v1/session", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Caller(anonymous.base(), member("accessToken", answer));
    }

    /** A member of the tenant with this role, signed in. */
    private Caller member(String role) {
        String email = fresh("member") + "@tenant.example";
        created(operator.post(
                TENANTS + "/" + tenant + "/members",
                "{\"email\":\"" + email + "\",\"displayName\":\"Some Member\",\"password\":\"" + PASSWORD
                        + "\",\"roles\":[\"" + role + "\"]}"));
        return signedIn(email);
    }

    /** The code of an active region with an active database. */
    private String region() {
        String code = fresh("region");
        created(operator.post(REGIONS, "{\"code\":\"" + code + "\",\"name\":\"" + code + "\",\"active\":true}"));
        created(operator.post(
                REGIONS + "/" + code + "/databases",
                "{\"dbCode\":\"" + code + "-db\",\"description\":\"first\",\"active\":true}"));
        return code;
    }

    private static String fresh(String prefix) {
        return prefix + "-of-roles-" + COUNTER.incrementAndGet();
    }

    private static HttpResponse<String> created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    /** The first member of this name. */
    private static String member(String name, HttpResponse<String> answer) {
        Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(member.find()).as(answer.body()).isTrue();
        return member.group(1);
    }

    private static void assertForbidden(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(member("code", answer)).isEqualTo("forbidden");
    }

    private static void assertUnauthenticated(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(member("code", answer)).isEqualTo("unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }

    /** Whoever calls with this session token; an empty one is nobody's. */
    private record Caller(URI base, String token) {
        HttpResponse<String> get(String path) {
            return send("GET", path, "");
        }

        HttpResponse<String> post(String path, String json) {
            return send("POST", path, json);
        }

        HttpResponse<String> send(String method, String path, String json) {
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                    .header(
                            "Content-Type",
                            method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                    .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            try {
                return CLIENT.send(request.build(), BodyHandlers.ofString());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
