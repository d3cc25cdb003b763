package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.blackbox.Client.Target;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The products of Maven that the project {@code wall/java} sets up, all in one process with libraries of its own. */
final class JavaProducts implements AutoCloseable {
    static final Path PROJECT = Path.of("wall", "java");

    private final AnsweringProcess java;

    private JavaProducts(AnsweringProcess java) {
        this.java = java;
    }

    static JavaProducts start() {
        return new JavaProducts(AnsweringProcess.java(PROJECT));
    }

    /** Each verifier before each API whose tokens it can take. */
    List<Product> verifiers(Wall wall) {
        return List.of(
                verifier("nimbus", wall, wall.usual()),
                verifier("nimbus", wall, wall.rsa()),
                verifier("vertx", wall, wall.usual()),
                verifier("vertx", wall, wall.rsa()),
                server("spring-boot-at-jwt", wall, wall.usual()),
                server("spring-boot", wall, wall.rsa()));
    }

    private Product verifier(String name, Wall wall, Wall.Api api) {
        JsonObject started = ask("start", name, settings(wall, api));
        assertThat(started).as(name).containsKey("number");
        int number = started.getInt("number");
        return new Product(
                name,
                api,
                token -> Optional.ofNullable(ask("take", number, token).getString("refused", null)));
    }

    private Product server(String name, Wall wall, Wall.Api api) {
        JsonObject started = ask("serve", name, settings(wall, api));
        return Product.overHttp(name, api, URI.create(started.getString("url")));
    }

    private static JsonObject settings(Wall wall, Wall.Api api) {
        return Json.createObjectBuilder()
                .add("issuer", wall.issuer())
                .add("audience", api.identifier())
                .add("clientId", api.clientId())
                .add("clientSecret", api.clientSecret())
                .build();
    }

    List<Client> clients() {
        return List.of(
                client("nimbus", EnumSet.of(Target.API), "unknown_scope"),
                client("scribejava", EnumSet.of(Target.DEFAULT_API), "unknown_scope"),
                client("vertx", EnumSet.of(Target.API), "invalid_scope"),
                client("spring-boot", EnumSet.of(Target.API), "invalid_scope"));
    }

    private Client client(String name, EnumSet<Target> targets, String unknownScope) {
        return new Client(name, targets, unknownScope, (app, parameters) -> ask("token", name, app, parameters));
    }

    private JsonObject ask(Object... question) {
        JsonObject answer = java.ask(question);
        if (answer.containsKey("broken")) {
            throw new AssertionError(question[0] + " " + question[1] + ": " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        java.close();
    }
}
