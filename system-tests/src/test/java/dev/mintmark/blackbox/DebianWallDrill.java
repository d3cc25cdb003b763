package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies, scripts and clients as Debian has them, with nothing but their documented configuration. */
class DebianWallDrill extends FiveTokens {
    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]{40,}");

    private MintmarkServer server;
    private Host host;
    private Wall wall;
    private DebianProducts debian;
    private List<Product> products;

    @BeforeAll
    void start() throws IOException {
        DebianProducts.versions();
        server = MintmarkServer.start(
                Map.of("MINTMARK_ADMIN_EMAIL", Host.ADMIN_EMAIL, "MINTMARK_ADMIN_PASSWORD", Host.ADMIN_PASSWORD));
        host = new Host(new Http(server.baseUri()));
        wall = new Wall(host);
        debian = new DebianProducts(server, wall);
        products = debian.verifiers();
        // While it is still good: who keeps what it took is to be found out when it has expired
        products.forEach(product -> product.refusal(product.api().expired()));
    }

    @AfterAll
    void close() {
        if (debian != null) {
            debian.close();
        }
        if (server != null) {
            server.close();
        }
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
    @ValueSource(strings = {"curl.sh", "authlib_client.py", "oauth2.go"})
    @Order(1)
    void aClientGetsATokenForAnApi(String client) throws ParseException {
        DebianProducts.Output output = debian.token(client, "orders:read");

        assertThat(output.exitCode()).as(output.text()).isZero();
        Matcher token = TOKEN.matcher(output.text());
        assertThat(token.find()).as(output.text()).isTrue();
        JWTClaimsSet claims = SignedJWT.parse(token.group()).getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly(wall.usual().identifier());
        assertThat(claims.getStringClaim("scope")).isEqualTo("orders:read");
    }

    @ParameterizedTest
    @CsvSource({"curl.sh, unknown_scope", "authlib_client.py, invalid_scope", "oauth2.go, unknown_scope"})
    @Order(1)
    void aClientTellsWhyItGetsNone(String client, String why) {
        DebianProducts.Output output = debian.token(client, "orders:write");

        assertThat(output.exitCode()).as(output.text()).isNotZero();
        assertThat(output.text()).contains(why);
    }

    @Test
    @Order(1)
    void thePageNamesTheVersionsThatAreTried() throws IOException {
        List<String> rows = Files.readAllLines(ProductsPageTest.PAGE).stream()
                .filter(line -> line.startsWith("|"))
                .toList();

        assertThat(DebianProducts.versions()).allSatisfy((name, version) -> assertThat(rows)
                .anySatisfy(row -> assertThat(row).contains("`" + name + "`").contains(version)));
        Drills.report("clients and verifiers of others, as docs/products.md says: " + DebianProducts.versions());
    }
}
