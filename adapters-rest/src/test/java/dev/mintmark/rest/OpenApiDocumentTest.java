package dev.mintmark.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.member.Role;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.rights.Needs;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The OpenAPI document and the resources have the same operations, the same roles may call them, and they know the same
 * query parameters.
 */
class OpenApiDocumentTest {
    /** What the server asks itself on its own machine (rules §8): no part of the interface. */
    private static final Set<String> INTERNAL = Set.of("GET /internal/session-jwks");

    private static final String SMALL_DOCUMENT = """
            paths:
              /canaries:
                get:
                  description: "Sings. Roles: `tenant-admin`, `tenant-developer`."
                  security: [{tenant-admin: []}, {tenant-developer: []}]
              /canaries/{id}:
                parameters: [{name: id, in: path}]
                delete:
                  description: "Role: `tenant-admin`."
                  security: [{tenant-admin: []}]
              /sky:
                get:
                  parameters: [{name: q, in: query}, {$ref: "#/components/parameters/Limit"}]
                  description: Blue.
                  security: []
            components:
              parameters:
                Limit: {name: limit, in: query}
              securitySchemes:
                tenant-admin: {type: http, scheme: bearer}
                tenant-developer: {type: http, scheme: bearer}
                clientBasic: {type: http, scheme: basic}
            """;

    @Test
    void documentAndResourcesAgree() throws IOException, URISyntaxException {
        List<Class<?>> resources = resources();
        Document document = Document.shipped();

        assertThat(resources).hasSizeGreaterThan(30);
        assertThat(document.operations()).hasSizeGreaterThan(80);
        assertThat(faults(document, resources)).isEmpty();
    }

    @Test
    void whatAgreesHasNoFault() {
        assertThat(faults(Document.of(SMALL_DOCUMENT), List.of(Canaries.class, Sky.class)))
                .isEmpty();
    }

    @Test
    void aMethodWithoutAnOperationIsFound() {
        assertThat(faults(Document.of(SMALL_DOCUMENT), List.of(Canaries.class, Sky.class, Unwritten.class)))
                .containsExactly("GET /canaries/{id}/song: no operation");
    }

    @Test
    void aServletAnswersOperationsToo() {
        assertThat(faults(Document.of(SMALL_DOCUMENT), List.of(Canaries.class, Heaven.class)))
                .containsExactly("GET /heaven: no operation");
    }

    @Test
    void anOperationWithoutAMethodIsFound() {
        assertThat(faults(Document.of(SMALL_DOCUMENT), List.of(Canaries.class))).containsExactly("GET /sky: no method");
    }

    @Test
    void aRoleThatDiffersIsFound() {
        String fewer = SMALL_DOCUMENT
                .replace(", {tenant-developer: []}]", "]")
                .replace("Roles: `tenant-admin`, `tenant-developer`.", "Role: `tenant-admin`.");
        String more = SMALL_DOCUMENT.replace("security: []", "security: [{tenant-admin: []}]");
        String without = SMALL_DOCUMENT.replace("security: [{tenant-admin: []}]\n", "security: [{clientBasic: []}]\n");

        assertThat(faults(Document.of(fewer), List.of(Canaries.class, Sky.class)))
                .containsExactlyInAnyOrder(
                        "GET /canaries: documented for [tenant-admin], allowed for [tenant-admin, tenant-developer]"
                                + " by Canaries.list",
                        "GET /canaries: documented for [tenant-admin], allowed for [tenant-admin, tenant-developer]"
                                + " by Canaries.listInOtherWords");
        assertThat(faults(Document.of(more), List.of(Canaries.class, Sky.class)))
                .contains("GET /sky: documented for [tenant-admin], allowed for everybody by Sky.look");
        assertThat(faults(Document.of(without), List.of(Canaries.class, Sky.class)))
                .contains("DELETE /canaries/{id}: documented for [], allowed for [tenant-admin] by Canaries.release");
    }

    @Test
    void aQueryParameterThatDiffersIsFound() {
        String fewer = SMALL_DOCUMENT.replace("{name: q, in: query}, ", "");
        String more = SMALL_DOCUMENT.replace("{name: id, in: path}", "{name: id, in: path}, {name: x, in: query}");

        assertThat(faults(Document.of(fewer), List.of(Canaries.class, Sky.class)))
                .containsExactly("GET /sky: documented with [limit], knows [limit, q] by Sky.look");
        assertThat(faults(Document.of(more), List.of(Canaries.class, Sky.class)))
                .containsExactly("DELETE /canaries/{id}: documented with [x], knows [] by Canaries.release");
    }

    @Test
    void aSentenceThatNamesOtherRolesIsFound() {
        String document = SMALL_DOCUMENT.replace("Role: `tenant-admin`.", "Role: `tenant-developer`.");

        assertThat(faults(Document.of(document), List.of(Canaries.class, Sky.class)))
                .containsExactly("DELETE /canaries/{id}: its description does not end with \"Role: `tenant-admin`.\"");
    }

    private static List<String> faults(Document document, List<Class<?>> resources) {
        Map<String, Operation> operations = document.operations();
        Map<String, List<Method>> methods = methods(resources);
        Set<String> ofServlets = requestsOfServlets(resources);
        List<String> faults = new ArrayList<>();
        methods.keySet().stream()
                .filter(request -> !operations.containsKey(request))
                .forEach(request -> faults.add(request + ": no operation"));
        ofServlets.stream()
                .filter(request -> !operations.containsKey(request))
                .forEach(request -> faults.add(request + ": no operation"));
        operations.forEach((request, operation) -> {
            if (!methods.containsKey(request) && !ofServlets.contains(request)) {
                faults.add(request + ": no method");
            }
            methods.getOrDefault(request, List.of()).stream()
                    .filter(method -> !agree(operation.roles(), allowed(method), document.roles()))
                    .forEach(method -> faults.add(request + ": documented for " + operation.roles() + ", allowed for "
                            + allowed(method).map(Object::toString).orElse("everybody") + " by "
                            + method.getDeclaringClass().getSimpleName() + "." + method.getName()));
            methods.getOrDefault(request, List.of()).stream()
                    .filter(method -> !operation.queryNames().equals(known(method)))
                    .forEach(method -> faults.add(request + ": documented with " + operation.queryNames() + ", knows "
                            + known(method) + " by "
                            + method.getDeclaringClass().getSimpleName() + "."
                            + method.getName()));
            if (!operation.endsWithItsRoles()) {
                faults.add(request + ": its description does not end with \"" + operation.sentence() + "\"");
            }
        });
        return faults;
    }

    private static Set<String> known(Method method) {
        QueryNames names = method.getAnnotation(QueryNames.class);
        return names == null ? Set.of() : new TreeSet<>(Set.of(names.value()));
    }

    /** A method that is permitted to all may ask for a session by itself, and then for one of whatever role. */
    private static boolean agree(Set<String> documented, Optional<Set<String>> allowed, Set<String> all) {
        return allowed.map(documented::equals).orElseGet(() -> documented.isEmpty() || documented.equals(all));
    }

    private static Optional<Set<String>> allowed(Method method) {
        return Needs.Reader.of(method)
                .map(right -> right.roles().stream().map(Role::code).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Each request, such as {@code GET /api/v1/apps}, with the methods that answer it: one for each media type. */
    private static Map<String, List<Method>> methods(List<Class<?>> resources) {
        return resources.stream()
                .flatMap(resource -> Arrays.stream(resource.getMethods()))
                .filter(method -> verb(method).isPresent())
                .filter(method -> !INTERNAL.contains(request(method)))
                .collect(Collectors.groupingBy(OpenApiDocumentTest::request, TreeMap::new, Collectors.toList()));
    }

    /** What servlets answer that say by which method: requests without a role and without query parameters. */
    private static Set<String> requestsOfServlets(List<Class<?>> resources) {
        return resources.stream()
                .filter(OpenApiDocumentTest::isOperation)
                .flatMap(servlet -> Arrays.stream(
                                servlet.getAnnotation(WebServlet.class).value())
                        .map(path -> methodOf(servlet) + " " + path))
                .collect(Collectors.toSet());
    }

    private static boolean isOperation(Class<?> type) {
        return type.isAnnotationPresent(WebServlet.class)
                && Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.getName().equals("METHOD"));
    }

    private static String methodOf(Class<?> servlet) {
        try {
            Field method = servlet.getDeclaredField("METHOD");
            method.setAccessible(true);
            return (String) method.get(null);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String request(Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = method.getDeclaringClass().getAnnotation(Path.class).value();
        return verb(method).orElseThrow() + " " + (own == null ? path : path + "/" + own.value());
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static List<Class<?>> resources() throws IOException, URISyntaxException {
        java.nio.file.Path root = java.nio.file.Path.of(RestApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<java.nio.file.Path> files = Files.walk(root)) {
            List<Class<?>> resources = new ArrayList<>();
            for (java.nio.file.Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replaceAll("\\.class$", "");
                Class<?> type = load(name.replace(file.getFileSystem().getSeparator(), "."));
                if (type.isAnnotationPresent(Path.class) || isOperation(type)) {
                    resources.add(type);
                }
            }
            return resources;
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, RestApplication.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * An OpenAPI document.
     *
     * @param root as it was parsed: maps, lists, texts and numbers
     */
    private record Document(Map<?, ?> root) {
        private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

        static Document of(String yaml) {
            return new Document((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml));
        }

        static Document shipped() throws IOException {
            try (InputStream file = RestApplication.class.getResourceAsStream("/META-INF/openapi.yaml")) {
                return new Document((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file));
            }
        }

        /** The roles there are: the document has a bearer scheme for each. */
        Set<String> roles() {
            Set<String> roles = new TreeSet<>();
            map(map(root, "components"), "securitySchemes").forEach((name, scheme) -> {
                if ("bearer".equals(((Map<?, ?>) scheme).get("scheme"))) {
                    roles.add((String) name);
                }
            });
            return roles;
        }

        /** By request, such as {@code GET /api/v1/apps}. */
        Map<String, Operation> operations() {
            Set<String> roles = roles();
            Map<String, Operation> operations = new TreeMap<>();
            map(root, "paths").forEach((path, item) -> ((Map<?, ?>) item).forEach((member, content) -> {
                if (METHODS.contains(member)) {
                    Map<?, ?> operation = (Map<?, ?>) content;
                    Set<String> named = new TreeSet<>();
                    ((List<?>) operation.get("security"))
                            .forEach(one -> ((Map<?, ?>) one).keySet().forEach(name -> named.add((String) name)));
                    named.retainAll(roles);
                    Set<String> query = new TreeSet<>(queryNames((Map<?, ?>) item));
                    query.addAll(queryNames(operation));
                    operations.put(((String) member).toUpperCase() + " " + path, new Operation(named, query, (String)
                            operation.get("description")));
                }
            }));
            return operations;
        }

        private List<String> queryNames(Map<?, ?> parent) {
            List<?> parameters = (List<?>) parent.get("parameters");
            return parameters == null
                    ? List.of()
                    : parameters.stream()
                            .map(parameter -> resolved((Map<?, ?>) parameter))
                            .filter(parameter -> "query".equals(parameter.get("in")))
                            .map(parameter -> (String) parameter.get("name"))
                            .toList();
        }

        private Map<?, ?> resolved(Map<?, ?> parameter) {
            String reference = (String) parameter.get("$ref");
            return reference == null
                    ? parameter
                    : map(map(map(root, "components"), "parameters"), reference.replaceFirst(".*/", ""));
        }

        private static Map<?, ?> map(Map<?, ?> parent, String name) {
            return (Map<?, ?>) parent.get(name);
        }
    }

    /**
     * An operation of a document.
     *
     * @param roles that may call it, by its security requirements; none if it needs no session
     * @param queryNames of its query parameters
     * @param description what readers are told
     */
    private record Operation(Set<String> roles, Set<String> queryNames, String description) {
        String sentence() {
            return (roles.size() == 1 ? "Role: `" : "Roles: `") + String.join("`, `", roles) + "`.";
        }

        boolean endsWithItsRoles() {
            return roles.isEmpty() ? !description.contains("Role") : description.endsWith(sentence());
        }
    }

    /** Agrees with the small document. */
    @Path("/canaries")
    @Needs(Right.CREATE_APPS)
    public static final class Canaries {
        @GET
        public void list() {}

        @GET
        public void listInOtherWords() {}

        @DELETE
        @Path("{id}")
        @Needs(Right.ASSIGN_PLANS)
        public void release() {}
    }

    /** Agrees with the small document. */
    @Path("/sky")
    @PermitAll
    public static final class Sky {
        @GET
        @QueryNames({"q", "limit"})
        public void look() {}
    }

    /** Agrees with the small document in the first of its paths. */
    @WebServlet({"/sky", "/heaven"})
    public static final class Heaven extends HttpServlet {
        static final String METHOD = "GET";
    }

    /** Of which the small document says nothing. */
    @Path("/canaries/{id}/song")
    @PermitAll
    public static final class Unwritten {
        @GET
        public void hear() {}
    }
}
