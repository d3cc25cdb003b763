package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a mail server is configured, people are mailed (docs/adr/0040). */
class MailIT {
    private static final String SESSION = "/api/v1/session";
    private static final String INVITATIONS = "/api/v1/invitations";
    private static final String FROM = "mintmark@host.example";
    private static final String OTHER_PASSWORD = "quite another long password";

    @TempDir
    private static Path folder;

    private static Postbox postbox;
    private static MintmarkServer server;
    private static Host host;
    private static Host.Tenant tenant;

    private final String email = Host.fresh("person") + "@people.example";

    @BeforeAll
    static void aServerWithAMailServer() throws IOException {
        postbox = new Postbox(folder);
        postbox.start();
        Path password = Files.writeString(folder.resolve("password"), Postbox.PASSWORD);
        server = MintmarkServer.start(Map.of(
                "JVM_ARGS",
                postbox.trustArguments(),
                "MINTMARK_ADMIN_EMAIL",
                Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD",
                Host.ADMIN_PASSWORD,
                "MINTMARK_TRUSTED_PROXIES",
                "127.0.0.1,::1",
                "MINTMARK_SMTP_HOST",
                "localhost",
                "MINTMARK_SMTP_PORT",
                String.valueOf(postbox.port()),
                "MINTMARK_SMTP_USERNAME",
                Postbox.USER,
                "MINTMARK_SMTP_PASSWORD_FILE",
                password.toString(),
                "MINTMARK_SMTP_FROM",
                FROM));
        host = new Host(new Http(server.baseUri()));
        tenant = host.tenant();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        postbox.stop();
    }

    private String invite() {
        Answer invited = tenant.admin()
                .post(
                        INVITATIONS,
                        "{\"email\":\"" + email + "\",\"displayName\":\"Guest\",\"roles\":[\"tenant-viewer\"]}");
        return Host.created(invited).getString("link");
    }

    private static String token(String link) {
        return link.split("#token=", 2)[1];
    }

    /** Somebody of the tenant, with a password. */
    private String member() {
        return Host.created(host.operator.post(
                        "/api/v1/tenants/" + tenant.id() + "/members",
                        "{\"email\":\"" + email + "\",\"displayName\":\"A Person\",\"password\":\""
                                + Host.MEMBER_PASSWORD + "\",\"roles\":[\"tenant-viewer\"]}"))
                .getString("id");
    }

    private Answer signInFrom(String address) {
        Answer answer = host.anonymous.send(
                "POST",
                SESSION,
                BodyPublishers.ofString("{\"email\":\"" + email + "\",\"password\":\"" + Host.MEMBER_PASSWORD + "\"}"),
                "Content-Type",
                "application/json",
                "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "X-Forwarded-For",
                address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    @Test
    void theLinkOfAnInvitationIsMailedAndWorks() {
        String link = invite();

        Postbox.Letter letter = postbox.await(email, 1);

        assertThat(letter.body()).contains("\n" + link + "\n");
        assertThat(letter.header("From")).isEqualTo("Mintmark <" + FROM + ">");
        assertThat(letter.header("To")).isEqualTo(email);
        assertThat(letter.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.header("Content-Type")).startsWith("text/plain");
        assertThat(letter.has("Message-ID")).isTrue();
        assertThat(letter.has("Date")).isTrue();
        Answer accepted = host.anonymous.post(
                INVITATIONS + "/acceptance",
                "{\"token\":\"" + token(link) + "\",\"displayName\":\"Guest\",\"password\":\"" + Host.MEMBER_PASSWORD
                        + "\"}");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    }

    @Test
    void aResetLinkIsMailedAndSoIsThatItWasUsed() {
        String id = member();
        Answer made = host.operator.post("/api/v1/tenants/" + tenant.id() + "/members/" + id + "/reset");
        assertThat(made.status()).as(made.text()).isEqualTo(200);

        assertThat(postbox.await(email, 1).body()).contains("\n" + made.string("link") + "\n");

        Answer reset = host.anonymous.post(
                SESSION + "/reset",
                "{\"token\":\"" + token(made.string("link")) + "\",\"password\":\"" + OTHER_PASSWORD + "\"}");
        assertThat(reset.status()).as(reset.text()).isEqualTo(204);
        assertThat(postbox.await(email, 2).body()).startsWith("The password was changed.\n");
    }

    @Test
    void whoseFactorsChangeHearsOfIt() {
        member();
        Http session = host.anonymous.signedIn(email, Host.MEMBER_PASSWORD);
        Authenticator app =
                Authenticator.of(session.post(SESSION + "/factors/totp").string("uri"));
        Answer confirmed = session.put(SESSION + "/factors/totp", "{\"code\":\"" + app.code(Instant.now()) + "\"}");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);

        postbox.await(email, 2);

        assertThat(postbox.of(email))
                .extracting(letter -> letter.body().lines().findFirst().orElseThrow())
                .containsExactlyInAnyOrder(
                        "A second factor was registered.",
                        "New recovery codes were made; those of before work no more.");
    }

    @Test
    void aSignInFromANewNetworkIsMailedAndThoseOfKnownOnesAreNot() {
        member();
        signInFrom("198.51.100.7");
        signInFrom("198.51.100.250");
        signInFrom("2001:db8::7");
        signInFrom("2001:db8::8");

        Postbox.Letter letter = postbox.await(email, 1);
        signInFrom("203.0.113.1");
        postbox.await(email, 2);

        assertThat(letter.subject()).isEqualTo("Sign-in from a new address");
        assertThat(letter.body()).contains("  Address  2001:db8::7\n").contains("Firefox");
        assertThat(postbox.of(email)).hasSize(2);
    }

    @Test
    void nobodyWritesHeadersOrLinksIntoAMail() {
        String lines = Json.createObjectBuilder()
                .add("name", "Acme\r\nBcc: all@evil.example")
                .build()
                .toString();
        assertThat(host.operator.post("/api/v1/tenants", lines).violations()).containsExactly("name invalid_name");
        assertThat(tenant.admin()
                        .post(
                                INVITATIONS,
                                "{\"email\":\"a@b.example\\r\\nBcc: c@d.example\",\"roles\":[\"tenant-viewer\"]}")
                        .violations())
                .containsExactly("email invalid_email");
        String name = "Gr\u00f6\u00dfe, Bcc: <all@evil.example> =?UTF-8?Q?=0D=0ABcc:_x?= http://evil.example";
        Host.created(host.operator.post(
                "/api/v1/tenants",
                Json.createObjectBuilder().add("name", name).build().toString()));
        String id = host.operator
                .get("/api/v1/tenants?q=" + "Gr%C3%B6%C3%9Fe")
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        Host.created(host.operator.post(
                "/api/v1/tenants/" + id + "/members",
                "{\"email\":\"" + email + "\",\"displayName\":\"Guest\",\"roles\":[\"tenant-admin\"]}"));

        Postbox.Letter letter = postbox.await(email, 1);

        assertThat(letter.recipients()).containsExactly(email);
        assertThat(letter.header("To")).isEqualTo(email);
        assertThat(letter.has("Bcc")).isFalse();
        assertThat(letter.subject())
                .isEqualTo(
                        "Invitation to Gr\u00f6\u00dfe, Bcc all evil. example =?UTF-8?Q?=0D=0ABcc _x?= http evil. example");
        assertThat(letter.body()).doesNotContain("evil.example");
        assertThat(letter.body().lines().filter(line -> line.contains("://")))
                .allSatisfy(line -> assertThat(line).contains(server.baseUri().toString()));
    }

    @Test
    void whileTheMailServerIsAwayNobodyWaitsAndNothingIsLost() {
        postbox.stop();
        Instant before = Instant.now();
        String link = invite();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
        server.awaitConsole("The mail server takes no mail: it cannot be connected to");
        Condition.await("a gauge that shows it", () -> metric("mintmark_mails_waiting") >= 1);
        assertThat(metric("mintmark_mail_oldest_waiting_seconds")).isPositive();
        assertThat(metric("mintmark_mails_total\\{result=\"failed\"}")).isPositive();
        assertThat(host.anonymous.get("/health/ready").status()).isEqualTo(200);

        postbox.start();

        assertThat(postbox.await(email, 1).body()).contains(link);
        Condition.await("a line that says so", () -> server.log().contains("The mail server takes mails again."));
        assertThat(metric("mintmark_mails_total\\{result=\"sent\"}")).isPositive();
    }

    @Test
    void neitherTheLogNorTheDatabaseHoldsWhatIsSecret() throws IOException {
        String token = token(invite());
        postbox.await(email, 1);
        Path database = server.dataDir().resolve("mintmark.mv.db");

        Condition.await("the mail in the file", () -> content(database).contains(email));

        assertThat(content(database)).doesNotContain(token, Postbox.PASSWORD);
        assertThat(server.console() + server.log()).doesNotContain(Postbox.PASSWORD, token, email);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static double metric(String name) {
        return Pattern.compile("^" + name + " ([0-9.E+]+)$", Pattern.MULTILINE)
                .matcher(host.anonymous.get("/metrics").text())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }
}
