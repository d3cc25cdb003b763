package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The products of npm that the scripts of {@code wall/node} set up, all in one process. */
final class NodeProducts implements AutoCloseable {
    static final Path FOLDER = Path.of("wall", "node");

    private static final NodeProject PROJECT = new NodeProject(FOLDER);
    private static final List<String> VERIFIERS =
            List.of("jose", "oauth4webapi", "express-oauth2-jwt-bearer", "fastify", "aws-jwt-verify");
    /** They take tokens of RFC 9068 only. */
    private static final List<String> STRICT = List.of("oauth4webapi");

    private final AnsweringProcess node;

    private NodeProducts(AnsweringProcess node) {
        this.node = node;
    }

    static NodeProducts start() {
        // So that Express does not log each token that it refuses
        return new NodeProducts(AnsweringProcess.node(PROJECT.install(), "wall.js", Map.of("NODE_ENV", "test")));
    }

    /** Each verifier before each API whose tokens it can take. */
    List<Product> verifiers(MintmarkServer server, Wall wall) {
        String certificate = RawHttp.secure(server).certificate();
        return VERIFIERS.stream()
                .flatMap(name -> (STRICT.contains(name) ? Stream.of(wall.usual()) : wall.apis().stream())
                        .map(api -> verifier(name, api, server, certificate)))
                .toList();
    }

    private Product verifier(String name, Wall.Api api, MintmarkServer server, String certificate) {
        JsonObject settings = Json.createObjectBuilder()
                .add("issuer", server.baseUri().toString())
                .add("audience", api.identifier())
                .add("jwksUri", "https://localhost:" + server.httpsPort() + "/.well-known/jwks.json")
                .add("ca", certificate)
                .build();
        JsonObject started = ask("start", name, settings);
        assertThat(started).as(name).containsKey("number");
        int number = started.getInt("number");
        return new Product(
                name,
                api,
                token -> Optional.ofNullable(ask("take", number, token).getString("refused", null)));
    }

    List<Client> clients() {
        return Stream.of("openid-client", "oauth4webapi")
                .map(name -> new Client(
                        name,
                        EnumSet.allOf(Client.Target.class),
                        "unknown_scope",
                        (app, parameters) -> ask("token", name, app, parameters)))
                .toList();
    }

    /**
     * What the client of the Model Context Protocol's SDK gets from a server of the same SDK, which publishes this
     * metadata (RFC 9728): {@code caller}, the client id that the server sees, or {@code refused}.
     */
    JsonObject mcp(JsonObject app, JsonObject metadata) {
        return ask("mcp", app, metadata);
    }

    private JsonObject ask(Object... question) {
        JsonObject answer = node.ask(question);
        if (answer.containsKey("broken")) {
            throw new AssertionError(question[0] + " " + question[1] + ": " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        node.close();
    }
}
