package dev.mintmark.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1ResourceRequirements;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files in {@code deploy/}: held to the schemas of Kubernetes, and to the variables that there are. */
class DeploymentFilesTest {
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Path KUBERNETES = DEPLOY.resolve("kubernetes");
    private static final Path OPERATOR = DEPLOY.resolve("openliberty-operator/mintmark.yaml");
    /** The setting that names a database on the network. */
    private static final Pattern ON_NETWORK =
            Pattern.compile("MINTMARK_DB_URL(?:=|\\s+value: )jdbc:postgresql://[\\w.:/?&=-]+");

    private static final Pattern VARIABLE = Pattern.compile("MINTMARK_[A-Z_]+");

    /**
     * Kubernetes' own description of its resources, by kind: unknown, missing and wrongly typed members are refused.
     */
    private static final Map<String, Check> SCHEMAS = Map.of(
            "Deployment", V1Deployment::validateJsonElement,
            "Namespace", V1Namespace::validateJsonElement,
            "NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "Service", V1Service::validateJsonElement);

    @FunctionalInterface
    private interface Check {
        void validate(JsonElement resource) throws IOException;
    }

    @BeforeAll
    static void theValidatorIsReady() {
        assertThat(JSON.getGson()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "namespace.yaml",
                "deployment.yaml",
                "service.yaml",
                "disruption-budget.yaml",
                "network-policy.yaml"
            })
    void eachManifestIsWhatKubernetesExpects(String file) throws IOException {
        JsonElement resource = json(yaml(KUBERNETES.resolve(file)));

        SCHEMAS.get(resource.getAsJsonObject().get("kind").getAsString()).validate(resource);
    }

    @Test
    void aMisspelledMemberWouldBeFound() throws IOException {
        String text = yaml(KUBERNETES.resolve("deployment.yaml")).toString();
        assertThat(text).contains("\"readOnlyRootFilesystem\"");
        JsonElement misspelled =
                JsonParser.parseString(text.replace("\"readOnlyRootFilesystem\"", "\"readonlyRootFilesystem\""));

        assertThatThrownBy(() -> V1Deployment.validateJsonElement(misspelled))
                .hasMessageContaining("readonlyRootFilesystem");
    }

    @Test
    void theKustomizationNamesEveryManifest() throws IOException {
        List<String> named = yaml(KUBERNETES.resolve("kustomization.yaml")).get("resources").values().stream()
                .map(JsonNode::stringValue)
                .toList();

        try (Stream<Path> files = Files.list(KUBERNETES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("kustomization.yaml"))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void theOperatorsResourceIsWhatTheOperatorExpects() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("src/test/resources/open-liberty-application.json")));
        String application = yaml(OPERATOR).toString();

        assertThat(schema.validate(application, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(application.replace("\"manageTLS\"", "\"manageTls\""), InputFormat.JSON))
                .as("a misspelled member")
                .isNotEmpty();
    }

    @Test
    void whatTheOperatorTakesFromKubernetesIsWhatKubernetesExpects() throws IOException {
        JsonNode spec = yaml(OPERATOR).get("spec");
        for (JsonNode probe : spec.get("probes").values()) {
            V1Probe.validateJsonElement(json(probe));
        }
        V1SecurityContext.validateJsonElement(json(spec.get("securityContext")));
        V1ResourceRequirements.validateJsonElement(json(spec.get("resources")));
        for (JsonNode volume : spec.get("volumes").values()) {
            V1Volume.validateJsonElement(json(volume));
        }
        for (JsonNode mount : spec.get("volumeMounts").values()) {
            V1VolumeMount.validateJsonElement(json(mount));
        }
        for (JsonNode variable : spec.get("env").values()) {
            V1EnvVar.validateJsonElement(json(variable));
        }
        JsonNode container = yaml(KUBERNETES.resolve("deployment.yaml")).at("/spec/template/spec/containers/0");
        assertThat(spec.get("volumeMounts")).as("as in the Deployment").isEqualTo(container.get("volumeMounts"));
        assertThat(spec.get("resources")).isEqualTo(container.get("resources"));
    }

    @Test
    void everyVariableThatIsNamedIsDescribed() throws IOException {
        String described = Files.readString(Path.of("..", "docs", "configuration.md"));
        TreeSet<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                VARIABLE.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group()));
            }
        }
        VARIABLE.matcher(Files.readString(Path.of("..", "docs", "deploying.md")))
                .results()
                .forEach(found -> named.add(found.group()));

        assertThat(named).hasSizeGreaterThan(5).allSatisfy(name -> assertThat(described)
                .contains("`" + name + "`"));
    }

    @Test
    void everySampleVerifiesTheDatabaseAndTrustsNoWholeNetwork() throws IOException {
        List<Path> samples = new ArrayList<>(List.of(
                Path.of("..", "docs", "deploying.md"),
                Path.of("..", "docs", "configuration.md"),
                Path.of("..", "README.md")));
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            files.filter(Files::isRegularFile).forEach(samples::add);
        }
        int verified = 0;
        for (Path sample : samples) {
            for (MatchResult url :
                    ON_NETWORK.matcher(Files.readString(sample)).results().toList()) {
                assertThat(url.group()).as(sample.toString()).contains("?sslmode=verify-full&sslrootcert=/");
                verified++;
            }
            assertThat(Files.readString(sample)).as(sample.toString()).doesNotContain("10.0.0.0/8");
        }
        assertThat(verified).isGreaterThanOrEqualTo(4);
    }

    @Test
    void theProxySendsNobodyOnWhoSentASecretInClear() throws IOException {
        String nginx = Files.readString(DEPLOY.resolve("nginx/mintmark.conf"));

        assertThat(nginx)
                .contains("location /connect/ { return 403; }", "location /api/     { return 403; }")
                .contains("proxy_request_buffering on;", "limit_conn mintmark_connections");
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(file));
    }

    private static JsonElement json(JsonNode node) {
        return JsonParser.parseString(new ObjectMapper().writeValueAsString(node));
    }
}
