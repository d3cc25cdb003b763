package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.openapi.OpenApiDocument;
import dev.mintmark.openapi.Operation;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the OpenAPI document is tried by everybody: nobody, an app, each role, and a tenant that the thing
 * does not belong to. A new operation is tried without being named here; only a new kind of id has to be.
 */
@OnServer
class RoleTableIT {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final String OPERATOR = "platform-admin";
    private static final String ADMIN = "tenant-admin";
    private static final String DEVELOPER = "tenant-developer";
    private static final String VIEWER = "tenant-viewer";
    private static final String WATCHER = "platform-viewer";
    private static final List<String> ROLES =
            List.of(OPERATOR, "platform-support", WATCHER, ADMIN, DEVELOPER, "tenant-security", VIEWER);

    /** What needs no session; everything else names its roles. */
    private static final Set<String> PUBLIC = Set.of(
            "readKeys",
            "readMetadata",
            "readOpenIdMetadata",
            "issueToken",
            "introspectToken",
            "readCuts",
            "revokeSecret",
            "readAuthorizationPage",
            "startSession",
            "completeSignIn",
            "beginPasskeySignIn",
            "startSessionWithPasskey",
            "listSignInProviders",
            "startSignInElsewhere",
            "finishSignInElsewhere",
            "refreshSession",
            "acceptInvitation",
            "previewInvitation",
            "resetPassword");

    /** What cannot be undone for others on the same server is only asked for with an id that nobody has. */
    private static final Map<String, String> OF_NOBODY =
            Map.of("kid", "nobodys-key", "factorId", "019392b6-0b1c-7d2e-8f3a-4b5c6d7e8f90");

    private final Host host;
    private final OpenApiDocument document;

    RoleTableIT(Host host) {
        this.host = host;
        this.document =
                OpenApiDocument.of(host.anonymous.get("/openapi?format=JSON").text());
    }

    @Test
    void whatNeedsNoSessionIsKnown() {
        assertThat(document.operations().stream()
                        .filter(operation -> operation.roles().isEmpty())
                        .map(Operation::id))
                .isSubsetOf(PUBLIC)
                .contains("issueToken", "startSession");
    }

    @TestFactory
    Stream<DynamicTest> everyOperation() {
        Cast cast = new Cast();
        return document.operations().stream()
                .filter(operation -> !operation.roles().isEmpty())
                .map(operation -> DynamicTest.dynamicTest(
                        operation.method() + " " + operation.path(), () -> new Trial(cast, operation).run()));
    }

    private static boolean isOfOperators(String role) {
        return role.startsWith("platform-");
    }

    private static String callers(Operation operation, String role) {
        return operation.id() + " by " + role;
    }

    /** Who tries, and what belongs to whom. */
    private final class Cast {
        final Host.Tenant own = host.tenant();
        final Host.Tenant foreign = host.tenant();
        final String region = host.region();
        final String changed = host.region();
        final String plan = host.plan();
        final String appToken = own.app(region).token(host).string("access_token");
        final Map<String, Http> byRole = new LinkedHashMap<>();

        Cast() {
            List.of(own, foreign)
                    .forEach(tenant -> host.operator.patch("/api/v1/tenants/" + tenant.id(), "{\"appLimit\":1000}"));
            ROLES.forEach(role -> byRole.put(role, isOfOperators(role) ? fresh(role) : host.member(own.id(), role)));
            host.operator.put(
                    "/api/v1/tenants/" + own.id() + "/email-domains", "{\"emailDomains\":[\"tried.example\"]}");
            own.admin().put("/api/v1/identity-provider", provider("tried.example"));
            host.operator.put("/api/v1/installation/identity-provider", provider("tried-host.example"));
        }

        private static String provider(String domain) {
            return "{\"issuer\":\"https://login.example\",\"clientId\":\"tried\",\"emailDomains\":[\"" + domain
                    + "\"],\"enabled\":false}";
        }

        /** A session of its own for an operation that may end it. */
        Http fresh(String role) {
            return isOfOperators(role) ? host.operator(role) : host.member(own.id(), role);
        }
    }

    /** One operation, tried by everybody. */
    private final class Trial {
        private final Cast cast;
        private final Operation operation;
        /** Who tries rightly at the moment. */
        private Http caller;

        Trial(Cast cast, Operation operation) {
            this.cast = cast;
            this.operation = operation;
        }

        void run() {
            String path = path(cast.own, ADMIN);
            assertThat(call(host.anonymous, path))
                    .as(callers(operation, "nobody"))
                    .isEqualTo(401);
            assertThat(call(host.anonymous.bearing(cast.appToken), path))
                    .as(callers(operation, "an app"))
                    .isEqualTo(401);
            List<String> wrong = new ArrayList<>(ROLES);
            wrong.removeAll(operation.roles());
            wrong.forEach(role -> assertThat(call(cast.byRole.get(role), path))
                    .as(callers(operation, role))
                    .isEqualTo(403));
            operation.roles().forEach(this::tryRightly);
            if (operation.path().contains("{")) {
                operation.roles().stream().filter(role -> !isOfOperators(role)).forEach(role -> assertThat(
                                call(cast.byRole.get(role), path(cast.foreign, ADMIN)))
                        .as(callers(operation, "another tenant's " + role))
                        .isEqualTo(404));
            }
        }

        private void tryRightly(String role) {
            caller = operation.path().startsWith("/api/v1/session") ? cast.fresh(role) : cast.byRole.get(role);
            boolean ofNobody = operation.parameterNames().stream().anyMatch(OF_NOBODY::containsKey);
            int status = call(caller, path(cast.own, role));
            caller = null;

            assertThat(status).as(callers(operation, role)).isNotIn(401, 403).isLessThan(500);
            if (!ofNobody) {
                assertThat(status)
                        .as(callers(operation, role) + " finds its own")
                        .isNotEqualTo(404);
            }
        }

        private int call(Http caller, String path) {
            if (operation.id().equals("followEvents")) {
                try (EventReader reader = new EventReader(caller)) {
                    return reader.status();
                }
            }
            String body = body(caller);
            Answer answer = body == null
                    ? caller.send(operation.method(), path, BodyPublishers.noBody())
                    : caller.send(
                            operation.method(),
                            path,
                            BodyPublishers.ofString(body),
                            "Content-Type",
                            operation.bodyType());
            return answer.status();
        }

        /** The example; a developer's app is asked for without a plan, which its role does not choose. */
        private String body(Http caller) {
            return operation.id().equals("registerApp") && caller == cast.byRole.get(DEVELOPER)
                    ? "{\"name\":\"" + Host.fresh("Tried") + "\",\"licenseRegion\":\"" + cast.region + "\"}"
                    : operation.exampleBody();
        }

        /**
         * The path with ids of things that belong to this tenant, made for this trial; to the host, where an operator
         * has things of that kind, too.
         */
        private String path(Host.Tenant owner, String role) {
            StringBuilder path = new StringBuilder();
            Matcher parameter = PARAMETER.matcher(operation.path());
            while (parameter.find()) {
                parameter.appendReplacement(path, value(parameter.group(1), owner, role));
            }
            return parameter.appendTail(path).toString();
        }

        private String value(String name, Host.Tenant owner, String role) {
            if (OF_NOBODY.containsKey(name)) {
                return OF_NOBODY.get(name);
            }
            String path = operation.path();
            return switch (name) {
                case "tenant" -> owner.id();
                case "dbCode" -> cast.changed + "-db";
                case "code" -> path.startsWith("/api/v1/plans") ? cast.plan : cast.changed;
                case "id" -> id(path, owner, role);
                case "invitationId" -> invitationTo(owner);
                case "memberId" -> path.startsWith("/api/v1/operators") ? operatorId() : memberId(owner);
                default -> throw new AssertionError("say in RoleTableIT what stands for {" + name + "}");
            };
        }

        private static String sessionOf(Http signedIn) {
            return signedIn
                    .get("/api/v1/sessions?limit=100")
                    .json()
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .filter(session -> session.getBoolean("current"))
                    .map(session -> session.getString("id"))
                    .findFirst()
                    .orElseThrow();
        }

        private String memberId(Host.Tenant owner) {
            return Host.created(
                            host.operator.post("/api/v1/tenants/" + owner.id() + "/members", person("tenant-viewer")))
                    .getString("id");
        }

        private String invitationTo(Host.Tenant owner) {
            return Host.created(
                            host.operator.post(
                                    "/api/v1/tenants/" + owner.id() + "/members",
                                    "{\"email\":\"tried@people.example\",\"displayName\":\"Tried\",\"roles\":[\"tenant-viewer\"]}"))
                    .getString("id");
        }

        private String operatorId() {
            return Host.created(host.operator.post("/api/v1/operators", person(WATCHER)))
                    .getString("id");
        }

        private static String person(String role) {
            return "{\"email\":\"" + Host.fresh("tried") + "@people.example\",\"displayName\":\"Tried\",\"password\":\""
                    + Host.MEMBER_PASSWORD + "\",\"roles\":[\"" + role + "\"]}";
        }

        private String id(String path, Host.Tenant owner, String role) {
            Http maker = isOfOperators(role) ? host.operator : owner.admin();
            if (path.contains("/apps/")) {
                return owner.app(cast.region).id();
            } else if (path.startsWith("/api/v1/resource-servers/")) {
                return Host.created(host.operator.post(
                                "/api/v1/resource-servers",
                                "{\"name\":\"Tried\",\"identifier\":\"urn:tried:" + Host.fresh("api") + "\"}"))
                        .getString("id");
            }
            if (path.startsWith("/api/v1/trusted-issuers/")) {
                return Host.created(host.operator.post(
                                "/api/v1/trusted-issuers",
                                "{\"name\":\"Tried\",\"issuer\":\"http://localhost:1\",\"enabled\":false}"))
                        .getString("id");
            }
            if (path.startsWith("/api/v1/invitations/")) {
                String invited = isOfOperators(role) ? WATCHER : VIEWER;
                return Host.created(maker.post(
                                "/api/v1/invitations",
                                "{\"email\":\"tried@people.example\",\"roles\":[\"" + invited + "\"]}"))
                        .getString("id");
            } else if (path.startsWith("/api/v1/management-keys/")) {
                String keyRole = isOfOperators(role) ? WATCHER : VIEWER;
                return Host.created(maker.post(
                                "/api/v1/management-keys", "{\"name\":\"Tried\",\"role\":\"" + keyRole + "\"}"))
                        .getString("id");
            }
            if (path.startsWith("/api/v1/sessions/")) {
                return sessionOf(caller == null ? maker : caller);
            }
            throw new AssertionError("say in RoleTableIT how to make an {id} of " + path);
        }
    }
}
