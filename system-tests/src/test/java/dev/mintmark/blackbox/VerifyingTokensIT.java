package dev.mintmark.blackbox;

import static com.nimbusds.jose.JWSAlgorithm.ES256;
import static com.nimbusds.jose.JWSAlgorithm.HS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.mintmark.examples.AllowedOrigin;
import dev.mintmark.examples.MintmarkTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/verifying-tokens.md are these files, and they do what that page says. */
@OnServer
class VerifyingTokensIT {
    private static final Path PAGE = Path.of("..", "docs", "verifying-tokens.md");
    private static final Path SOURCES = Path.of("src", "test");
    private static final Pattern ORIGIN_ROW =
            Pattern.compile("\\| `([^`]+)` \\| (?:`([^`]+)`|any) \\| (fits|refused).*");
    private static final String SCOPE = "mintmark.api";
    private static final String AUDIENCE = "mintmark-api";

    private static PretendedIssuer pretended;
    private static MintmarkTokens nimbus;
    private static NodeExample node;

    private final MintmarkServer server;
    private final Host host;

    VerifyingTokensIT(MintmarkServer server, Host host) {
        this.server = server;
        this.host = host;
    }

    @BeforeAll
    static void prepare() throws IOException {
        pretended = PretendedIssuer.start();
        nimbus = new MintmarkTokens(pretended.issuer(), AUDIENCE, SCOPE);
        node = NodeExample.start(pretended.issuer());
    }

    @AfterAll
    static void stop() {
        node.close();
        pretended.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/dev/mintmark/examples/MintmarkTokens.java",
                "java/dev/mintmark/examples/AllowedOrigin.java",
                "java/dev/mintmark/examples/documents/DocumentsApplication.java",
                "java/dev/mintmark/examples/documents/DocumentsResource.java",
                "java/dev/mintmark/examples/documents/MintmarkRules.java",
                "examples/documents/server.xml",
                "examples/node/mintmark-tokens.js",
                "examples/node/allowed-origin.js"
            })
    void thePageShowsWhatIsTestedHere(String source) throws IOException {
        String shown = Files.readString(SOURCES.resolve(source))
                .replaceFirst("^package [^\n]*\n\n", "")
                .replaceAll("import dev\\.mintmark\\.[^\n]*\n", "");

        assertThat(Files.readString(PAGE)).contains("\n" + shown + "```");
    }

    @Test
    void acceptATokenOfTheServer() throws Exception {
        Host.App app = host.tenant().app(host.region());
        String token = app.token(host).string("access_token");
        String issuer = server.baseUri().toString();

        assertThat(new MintmarkTokens(issuer, AUDIENCE, SCOPE).verify(token).getSubject())
                .isEqualTo(app.clientId());
        try (NodeExample example = NodeExample.start(issuer)) {
            assertThat(example.verify(token).getJsonObject("claims").getString("sub"))
                    .isEqualTo(app.clientId());
        }
    }

    @Test
    void refuseASessionTokenOfTheServer() throws Exception {
        String session = host.anonymous
                .post(
                        "/api/v1/session",
                        "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}")
                .string("accessToken");
        String issuer = server.baseUri().toString();
        MintmarkTokens tokens = new MintmarkTokens(issuer, AUDIENCE, SCOPE);

        assertThatThrownBy(() -> tokens.verify(session)).isInstanceOf(BadJOSEException.class);
        try (NodeExample example = NodeExample.start(issuer)) {
            assertThat(example.verify(session)).containsKey("refused");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodTokens")
    void acceptsWhatKeepsEveryPoint(String what, String token) throws Exception {
        assertThat(nimbus.verify(token).getSubject()).isEqualTo("mm_0123456789abcdefghjkmnpqrs");
        assertThat(node.verify(token)).containsKey("claims");
    }

    static List<Arguments> goodTokens() {
        return List.of(
                Arguments.of("all as issued", pretended.sign(claims().build())),
                Arguments.of("the type in other letters", pretended.sign("AT+JWT", claims().build())),
                Arguments.of(
                        "the scope among others",
                        pretended.sign(
                                claims().claim("scope", "other mintmark.api").build())),
                Arguments.of(
                        "a clock that is ten seconds ahead",
                        pretended.sign(claims().notBeforeTime(inSeconds(10)).build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesWhatBreaksAnyPoint(String what, String token) {
        assertThatThrownBy(() -> nimbus.verify(token)).isNotInstanceOf(SecurityException.class);
        assertThat(node.verify(token).getString("refused")).startsWith("ERR_");
    }

    static Stream<Arguments> badTokens() throws JOSEException {
        ECKey foreign = PretendedIssuer.newKey();
        JWSHeader header = new JWSHeader.Builder(ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(pretended.key().getKeyID())
                .build();
        JWSHeader symmetric = new JWSHeader.Builder(HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(pretended.key().getKeyID())
                .build();
        JWSHeader unknown = new JWSHeader.Builder(ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(foreign.getKeyID())
                .jwk(foreign.toPublicJWK())
                .build();
        JWTClaimsSet good = claims().build();
        return Stream.of(
                Arguments.of("another type", pretended.sign("JWT", good)),
                Arguments.of("no signature", new PlainJWT(good).serialize()),
                Arguments.of(
                        "the public key as a shared secret",
                        PretendedIssuer.sign(
                                symmetric,
                                good,
                                new MACSigner(pretended.key().toPublicKey().getEncoded()))),
                Arguments.of(
                        "another key under a known kid", PretendedIssuer.sign(header, good, new ECDSASigner(foreign))),
                Arguments.of("a key in the header", PretendedIssuer.sign(unknown, good, new ECDSASigner(foreign))),
                Arguments.of(
                        "another issuer",
                        pretended.sign(
                                claims().issuer(pretended.issuer() + "/session").build())),
                Arguments.of(
                        "another audience",
                        pretended.sign(claims().audience("mintmark-management").build())),
                Arguments.of(
                        "no audience",
                        pretended.sign(claims().audience((String) null).build())),
                Arguments.of(
                        "expired",
                        pretended.sign(claims().expirationTime(inSeconds(-90)).build())),
                Arguments.of(
                        "no expiry",
                        pretended.sign(claims().expirationTime(null).build())),
                Arguments.of(
                        "not yet valid",
                        pretended.sign(claims().notBeforeTime(inSeconds(90)).build())),
                Arguments.of(
                        "no client",
                        pretended.sign(claims().claim("client_id", null).build())));
    }

    @Test
    void tellAMissingScopeFromABadToken() {
        String token = pretended.sign(claims().claim("scope", "mintmark.apis").build());

        assertThatThrownBy(() -> nimbus.verify(token)).isInstanceOf(SecurityException.class);
        assertThat(node.verify(token).getString("refused")).isEqualTo("insufficient_scope");
    }

    @Test
    void fetchTheKeysAgainForANewKeyButNotForEveryMadeUpOne() throws Exception {
        try (PretendedIssuer issuer = PretendedIssuer.start();
                NodeExample example = NodeExample.start(issuer.issuer())) {
            MintmarkTokens tokens = new MintmarkTokens(issuer.issuer(), AUDIENCE, SCOPE);
            JWTClaimsSet claims = PretendedIssuer.claims(issuer.issuer()).build();
            tokens.verify(issuer.sign(claims));
            example.verify(issuer.sign(claims));

            issuer.useNewKey();
            String token = issuer.sign(claims);
            example.later(31);

            assertThat(tokens.verify(token).getSubject()).isEqualTo(claims.getSubject());
            assertThat(example.verify(token)).containsKey("claims");
            int fetches = issuer.fetches();
            for (int i = 0; i < 20; i++) {
                ECKey madeUp = PretendedIssuer.newKey();
                JWSHeader header = new JWSHeader.Builder(ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(madeUp.getKeyID())
                        .build();
                String forged = PretendedIssuer.sign(header, claims, new ECDSASigner(madeUp));
                assertThatThrownBy(() -> tokens.verify(forged)).isInstanceOf(Exception.class);
                assertThat(example.verify(forged)).containsKey("refused");
            }
            assertThat(issuer.fetches()).isBetween(fetches, fetches + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("origins")
    void theOriginFitsAsThePageSays(String origin, String domain, boolean fits) {
        assertThat(AllowedOrigin.fits(origin, null, domain, null)).isEqualTo(fits);
        assertThat(node.originAllowed(origin, domain)).isEqualTo(fits);
    }

    static List<Arguments> origins() throws IOException {
        List<Arguments> rows = Files.readAllLines(PAGE).stream()
                .map(ORIGIN_ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> Arguments.of(
                        row.group(1),
                        row.group(2) == null ? "localhost" : row.group(2),
                        row.group(3).equals("fits")))
                .toList();
        assertThat(rows).hasSizeGreaterThan(9);
        return rows;
    }

    @Test
    void noDomainFitsNoOrigin() {
        assertThat(AllowedOrigin.fits("https://app.example.com", null, null, null))
                .isFalse();
    }

    private static JWTClaimsSet.Builder claims() {
        return PretendedIssuer.claims(pretended.issuer());
    }

    private static Date inSeconds(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
