package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients and verifiers of others, with nothing but their documented configuration (docs/products.md), and tokens of
 * the packaged server. By its name the last of all classes, so that the tokens that must have expired have done so.
 */
@OnServer
class WallIT extends FiveTokens {
    private final Host host;
    private final Wall wall;
    private final JavaProducts java = JavaProducts.start();
    private final NodeProducts node = NodeProducts.start();
    private final List<Product> products;

    WallIT(MintmarkServer server, Host host, Wall wall) {
        this.host = host;
        this.wall = wall;
        this.products = Stream.of(node.verifiers(server, wall), java.verifiers(wall))
                .flatMap(List::stream)
                .toList();
    }

    @AfterAll
    void close() {
        node.close();
        java.close();
    }

    @Override
    Host host() {
        return host;
    }

    @Override
    Wall wall() {
        return wall;
    }

    @Override
    List<Product> products() {
        return products;
    }

    @ParameterizedTest
    @MethodSource("clientsForAnApi")
    @Order(1)
    void getsATokenForAnApi(Client client) throws Exception {
        JsonObject answer = client.token(wall.credentials(), target("orders:read"));

        assertThat(answer.getString("access_token", null)).as(answer.toString()).isNotNull();
        JWTClaimsSet claims = SignedJWT.parse(answer.getString("access_token")).getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly(wall.usual().identifier());
        assertThat(claims.getStringClaim("scope")).isEqualTo("orders:read");
        assertThat(answer.getString("scope")).isEqualTo("orders:read");
    }

    List<Client> clientsForAnApi() {
        return clients().stream().filter(Client::namesTheApi).toList();
    }

    @ParameterizedTest
    @MethodSource("clientsForTheDefaultApi")
    @Order(1)
    void getsATokenForTheDefaultApi(Client client) {
        JsonObject answer = client.token(wall.credentials(), JsonObject.EMPTY_JSON_OBJECT);

        assertThat(answer.getString("scope", null)).as(answer.toString()).isEqualTo("mintmark.api");
    }

    List<Client> clientsForTheDefaultApi() {
        return clients().stream().filter(Client::canLeaveTheApiOut).toList();
    }

    @ParameterizedTest
    @MethodSource("clients")
    @Order(1)
    void tellsWhyItGetsNone(Client client) {
        assertThat(client.token(wall.credentials(), target("orders:write")).getString("refused"))
                .contains(client.unknownScope());
    }

    List<Client> clients() {
        return Stream.of(node.clients(), java.clients()).flatMap(List::stream).toList();
    }

    private JsonObject target(String scope) {
        return Json.createObjectBuilder()
                .add("resource", wall.usual().identifier())
                .add("scope", scope)
                .build();
    }

    /** The client knows the server's address only; the document that Mintmark made for it names the issuer. */
    @Test
    @Order(1)
    void anMcpClientFindsItsWayToAnMcpServer() throws IOException {
        String identifier;
        try (ServerSocket free = MintmarkServer.freePort()) {
            identifier = "http://localhost:" + free.getLocalPort() + "/mcp";
        }
        String id = Wall.register(host, identifier, "tools:call", "").getString("id");
        JsonObject metadata = host.operator
                .get("/api/v1/resource-servers/" + id + "/protected-resource-metadata")
                .json();

        JsonObject answer = node.mcp(wall.credentials(), metadata);

        assertThat(answer.getString("caller", null)).as(answer.toString()).isEqualTo(wall.clientId());
    }
}
