package dev.mintmark.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.bootstrap.settings.Settings.LogFormat;
import dev.mintmark.bootstrap.settings.database.SettingsRefused;
import dev.mintmark.bootstrap.settings.database.SettingsVariables;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Password;
import dev.mintmark.token.mail.SmtpMailServer;
import dev.mintmark.token.mail.SmtpMailServer.Tls;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    @Test
    void onlyAnEmbeddedDatabaseIsMovedAndOnlyToPostgreSql() throws IOException {
        Map<String, String> environment = postgreSql();
        environment.put("MINTMARK_MOVE_FROM", folder.toString());
        assertThatThrownBy(() -> read(environment))
                .hasMessageStartingWith(
                        "MINTMARK_MOVE_FROM must be a folder with an embedded database, mintmark.mv.db");

        Files.createFile(folder.resolve("mintmark.mv.db"));

        assertThat(read(environment).moveFrom()).contains(folder);
        assertThatThrownBy(() -> read(Map.of("MINTMARK_MOVE_FROM", folder.toString())))
                .hasMessageStartingWith("MINTMARK_MOVE_FROM needs a PostgreSQL database");
    }

    @Test
    void aFileOfTheServersVariableDirectoryIsAVariable() throws IOException {
        Files.writeString(folder.resolve("MINTMARK_AUDIENCE"), "documents-api\n");
        Files.writeString(folder.resolve("PATH"), "not one of ours");

        Map<String, String> variables =
                SettingsVariables.read(Map.of("MINTMARK_AUDIENCE", "overridden", "MINTMARK_SCOPE", "kept"), folder);

        assertThat(variables).isEqualTo(Map.of("MINTMARK_AUDIENCE", "documents-api", "MINTMARK_SCOPE", "kept"));
    }

    @Test
    void theEnvironmentMayNameOtherVariableDirectories() throws IOException {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        Files.writeString(one.resolve("MINTMARK_AUDIENCE"), "documents-api");
        Files.writeString(two.resolve("MINTMARK_SCOPE"), "documents.use");
        Files.writeString(folder.resolve("MINTMARK_DEMO"), "true");

        Map<String, String> variables =
                SettingsVariables.read(Map.of("VARIABLE_SOURCE_DIRS", one + File.pathSeparator + two), folder);

        assertThat(variables)
                .containsEntry("MINTMARK_AUDIENCE", "documents-api")
                .containsEntry("MINTMARK_SCOPE", "documents.use")
                .doesNotContainKey("MINTMARK_DEMO");
    }

    @Test
    void everyUnreadableVariableFileIsNamed() throws IOException {
        Files.write(folder.resolve("MINTMARK_AUDIENCE"), new byte[] {(byte) 0xff});
        Files.createDirectory(folder.resolve("MINTMARK_SCOPE"));

        assertThatThrownBy(() -> SettingsVariables.read(Map.of(), folder))
                .asInstanceOf(InstanceOfAssertFactories.type(SettingsRefused.class))
                .satisfies(refused -> assertThat(refused.faults())
                        .containsExactly(
                                folder.resolve("MINTMARK_AUDIENCE") + " cannot be read as UTF-8 text",
                                folder.resolve("MINTMARK_SCOPE") + " cannot be read as UTF-8 text"));
    }

    @Test
    void nothingNeedsToBeSet() {
        Settings settings = read(Map.of());

        assertThat(settings.httpPort()).isEqualTo(9080);
        assertThat(settings.httpsPort()).isEqualTo(9443);
        assertThat(settings.issuer()).isEqualTo(URI.create("http://localhost:9080"));
        assertThat(settings.sessionIssuer()).isEqualTo("http://localhost:9080/session");
        assertThat(settings.audience()).isEqualTo("mintmark-api");
        assertThat(settings.scope()).isEqualTo("mintmark.api");
        assertThat(settings.tokenLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.signingAlgorithm()).isEqualTo(SigningAlgorithm.ES256);
        assertThat(settings.keyRotation()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.keyAnnouncement()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.dataDir()).isEqualTo(folder.resolve("data"));
        assertThat(settings.database().isPostgreSql()).isFalse();
        assertThat(settings.database().url().reveal()).startsWith("jdbc:h2:file:" + folder.resolve("data"));
        assertThat(settings.keyEncryptionKey()).isEmpty();
        assertThat(settings.adminEmail()).isEmpty();
        assertThat(settings.demo()).isFalse();
        assertThat(settings.dpopNonce()).isFalse();
        assertThat(read(Map.of("MINTMARK_DPOP_NONCE", "true")).dpopNonce()).isTrue();
        assertThat(settings.appLimit()).isEqualTo(25);
        assertThat(settings.failuresPerClient()).isEqualTo(10);
        assertThat(settings.failuresPerAddress()).isEqualTo(300);
        assertThat(settings.changesPerMember()).isEqualTo(1_200);
        assertThat(settings.changesPerTenant()).isEqualTo(6_000);
        assertThat(settings.trustedProxies()).isEmpty();
        assertThat(settings.corsOrigins()).isEmpty();
        assertThat(settings.federationNetworks()).isEmpty();
        assertThat(settings.sessionIdle()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.sessionMax()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.logFormat()).isEqualTo(LogFormat.TEXT);
    }

    @Test
    void theDefaultIssuerFollowsThePort() {
        assertThat(read(Map.of("MINTMARK_HTTP_PORT", "8080")).issuer()).isEqualTo(URI.create("http://localhost:8080"));
    }

    @Test
    void aShortSessionIsNeverIdleLongerThanItLasts() {
        assertThat(read(Map.of("MINTMARK_SESSION_MAX", "PT1H")).sessionIdle()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aBlankVariableCountsAsNotSet() {
        assertThat(read(Map.of("MINTMARK_AUDIENCE", " ")).audience()).isEqualTo("mintmark-api");
    }

    @Test
    void everythingCanBeSetForPostgreSql() {
        Map<String, String> environment = postgreSql();
        environment.put("MINTMARK_ISSUER", "https://id.example.com:8443");
        environment.put("MINTMARK_SIGNING_ALGORITHM", "RS256");
        environment.put("MINTMARK_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7, 2001:db8::/32");
        environment.put("MINTMARK_CORS_ORIGINS", "https://a.example,http://localhost:3000");
        environment.put("MINTMARK_FEDERATION_NETWORKS", "10.20.0.0/16, fd00:1::/32");

        Settings settings = read(environment);

        assertThat(settings.database().isPostgreSql()).isTrue();
        assertThat(settings.issuer()).isEqualTo(URI.create("https://id.example.com:8443"));
        assertThat(settings.trustedProxies()).containsExactly("10.0.0.0/8", "192.0.2.7", "2001:db8::/32");
        assertThat(settings.federationNetworks()).containsExactly("10.20.0.0/16", "fd00:1::/32");
        assertThat(settings.corsOrigins())
                .containsExactly(URI.create("https://a.example"), URI.create("http://localhost:3000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP_PORT                   | 0",
                "HTTP_PORT                   | 65536",
                "HTTP_PORT                   | 80a",
                "HTTPS_PORT                  | 9080",
                "ISSUER                      | id.example.com",
                "ISSUER                      | http://id.example.com",
                "ISSUER                      | https://id.example.com/",
                "ISSUER                      | https://id.example.com/a",
                "ISSUER                      | https://id.example.com?a=b",
                "ISSUER                      | https://id.example.com#a",
                "ISSUER                      | https://user@id.example.com",
                "ISSUER                      | ftp://id.example.com",
                "ISSUER                      | http://127.0.0.1.example.com",
                "AUDIENCE                    | mintmark-management",
                "AUDIENCE                    | two words",
                "SCOPE                       | two words",
                "TOKEN_LIFETIME              | 15 minutes",
                "TOKEN_LIFETIME              | PT59S",
                "TOKEN_LIFETIME              | PT24H1S",
                "TOKEN_LIFETIME              | -PT15M",
                "SIGNING_ALGORITHM           | HS256",
                "KEY_ROTATION                | PT1S",
                "KEY_ANNOUNCEMENT            | PT9M59S",
                "KEY_ANNOUNCEMENT            | P30DT1S",
                "DB_URL                      | jdbc:mysql://db/mintmark",
                "DB_URL                      | jdbc:postgresql:mintmark",
                "KEY_ENCRYPTION_KEY          | not-base64!",
                "KEY_ENCRYPTION_KEY          | AAECAwQFBgcICQoLDA0ODw==",
                "KEY_ENCRYPTION_KEY_PREVIOUS | AAECAwQFBgcICQoLDA0ODw==",
                "DISCARD_KEYS                | true",
                "DISCARD_KEYS                | 1f2e3d4c5b6a798",
                "ADMIN_EMAIL                 | admin",
                "ADMIN_EMAIL                 | first..last@example.com",
                "ADMIN_EMAIL                 | admin,root@example.com",
                "ADMIN_EMAIL                 | admin@-example.com",
                "ADMIN_PASSWORD              | elevenchars",
                "ADMIN_PASSWORD              | elevencha\u0301rs",
                "RESET_OPERATOR              | nobody",
                "RESET_OPERATOR              | nobody:0123456789abcdef",
                "DEMO                        | yes",
                "DPOP_NONCE                  | on",
                "APP_LIMIT                   | -1",
                "APP_LIMIT                   | 1000001",
                "FAILURES_PER_CLIENT         | 0",
                "FAILURES_PER_ADDRESS        | many",
                "CHANGES_PER_MEMBER          | 9",
                "CHANGES_PER_TENANT          | 1000001",
                "TRUSTED_PROXIES             | 10.0.0.0/33",
                "TRUSTED_PROXIES             | proxy.example.com",
                "TRUSTED_PROXIES             | 10.0.0.256",
                "TRUSTED_PROXIES             | 010.0.0.1",
                "CORS_ORIGINS                | https://a.example/path",
                "CORS_ORIGINS                | *",
                "FEDERATION_NETWORKS         | intranet.example",
                "SESSION_IDLE                | P8D",
                "SESSION_MAX                 | PT1S",
                "LOG_FORMAT                  | xml",
                "SMTP_HOST                   | smtp.example.com:587",
                "SMTP_HOST                   | smtp://smtp.example.com",
                "SMTP_PORT                   | 0",
                "SMTP_TLS                    | true",
                "SMTP_FROM                   | Mintmark <mintmark@example.com>",
            })
    void refusesAWrongValueInOneLineThatNamesTheVariable(String name, String value) {
        String variable = "MINTMARK_" + name;

        assertThatThrownBy(() -> read(Map.of(variable, value)))
                .asInstanceOf(InstanceOfAssertFactories.type(SettingsRefused.class))
                .extracting(SettingsRefused::faults, InstanceOfAssertFactories.list(String.class))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(variable + " ")
                        .contains("; for example MINTMARK_")
                        .doesNotContain("\n"));
    }

    @Test
    void aMailServerIsSpokenToOverTlsUnlessSomebodySaysOtherwise() {
        assertThat(read(Map.of()).mail()).isEmpty();

        MailSettings usual = read(Map.of(
                        "MINTMARK_SMTP_HOST", "smtp.example.com", "MINTMARK_SMTP_FROM", "mintmark@example.com"))
                .mail()
                .orElseThrow();
        assertThat(usual.address()).isEqualTo(new SmtpMailServer.Address("smtp.example.com", 587, Tls.STARTTLS));
        assertThat(usual.username()).isEmpty();
        assertThat(usual.from()).isEqualTo(email("mintmark@example.com"));

        Map<String, String> environment = new HashMap<>(mailServer());
        environment.put("MINTMARK_SMTP_TLS", "implicit");
        MailSettings implicit = read(environment).mail().orElseThrow();
        assertThat(implicit.address().port()).isEqualTo(465);
        assertThat(implicit.password().orElseThrow().reveal()).isEqualTo(PASSWORD);
        assertThat(implicit.toString()).doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP_FROM, SMTP_FROM is required with MINTMARK_SMTP_HOST",
        "SMTP_HOST, SMTP_HOST is required with the other MINTMARK_SMTP_ variables",
        "SMTP_USERNAME, SMTP_USERNAME is required with MINTMARK_SMTP_PASSWORD",
        "SMTP_PASSWORD, SMTP_PASSWORD is required with MINTMARK_SMTP_USERNAME",
    })
    void aMailServerNeeds(String variable, String fault) {
        Map<String, String> environment = new HashMap<>(mailServer());
        environment.remove("MINTMARK_" + variable);

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageStartingWith("MINTMARK_" + fault);
    }

    @Test
    void thePasswordOfAMailServerIsNeverSentInClear() {
        Map<String, String> environment = new HashMap<>(mailServer());
        environment.put("MINTMARK_SMTP_TLS", "none");

        assertThatThrownBy(() -> read(environment))
                .hasMessageStartingWith("MINTMARK_SMTP_TLS would send the password in clear text")
                .hasMessageNotContaining(PASSWORD);
    }

    private static Map<String, String> mailServer() {
        return Map.of(
                "MINTMARK_SMTP_HOST",
                "smtp.example.com",
                "MINTMARK_SMTP_FROM",
                "mintmark@example.com",
                "MINTMARK_SMTP_USERNAME",
                "mintmark",
                "MINTMARK_SMTP_PASSWORD",
                PASSWORD);
    }

    @Test
    void tellsEveryFaultAtOnce() {
        Map<String, String> environment =
                Map.of("MINTMARK_DEMO", "yes", "MINTMARK_LOG_FORMAT", "xml", "MINTMARK_APP_LIMIT", "x");

        assertThatThrownBy(() -> read(environment))
                .asInstanceOf(InstanceOfAssertFactories.type(SettingsRefused.class))
                .extracting(SettingsRefused::faults, InstanceOfAssertFactories.list(String.class))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"MINTMARK_KEY_ENCRYPTION_KEY", "MINTMARK_ADMIN_EMAIL", "MINTMARK_ADMIN_PASSWORD"})
    void postgreSqlNeeds(String variable) {
        Map<String, String> environment = postgreSql();
        environment.remove(variable);

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageStartingWith(variable + " is required with PostgreSQL");
    }

    @Test
    void aResetNeedsAPasswordAndNamesAnOperatorAndPerhapsAProof() {
        String reset = "MINTMARK_RESET_OPERATOR";
        assertThatThrownBy(() -> read(Map.of(reset, "op@host.example")))
                .hasMessageStartingWith("MINTMARK_ADMIN_PASSWORD is required with " + reset);

        Map<String, String> password = Map.of("MINTMARK_ADMIN_PASSWORD", PASSWORD);
        assertThat(read(password).operatorToReset()).isEmpty();
        for (String proof : List.of("", ":0123456789abcdef")) {
            Map<String, String> environment = new HashMap<>(password);
            environment.put(reset, "op@host.example" + proof);
            assertThat(read(environment).operatorToReset())
                    .contains(new Settings.OperatorToReset(
                            email("op@host.example"),
                            Optional.of(proof).filter(text -> !text.isEmpty()).map(text -> text.substring(1))));
        }
    }

    @Test
    void theFirstOperatorIsWhomeverTheDomainTakes() {
        String longest = "a@" + ("b".repeat(63) + ".").repeat(3) + "b".repeat(60);
        String decomposed = "a\u0301e\u0301i\u0301o\u0301".repeat(32).replaceFirst("a\u0301", "u\u0301");

        Settings settings = read(Map.of("MINTMARK_ADMIN_EMAIL", longest, "MINTMARK_ADMIN_PASSWORD", decomposed));

        assertThat(settings.adminEmail()).contains(email(longest));
        assertThat(settings.adminPassword())
                .map(Password::reveal)
                .contains("\u00fa\u00e9\u00ed\u00f3" + "\u00e1\u00e9\u00ed\u00f3".repeat(31));
    }

    @Test
    void demoIsRefusedWithPostgreSql() {
        Map<String, String> environment = postgreSql();
        environment.put("MINTMARK_DEMO", "true");

        assertThatThrownBy(() -> read(environment)).hasMessageStartingWith("MINTMARK_DEMO is refused with PostgreSQL");
    }

    @Test
    void demoIsRefusedWhereOthersCanReachIt() {
        Map<String, String> environment = Map.of("MINTMARK_DEMO", "true", "MINTMARK_ISSUER", "https://id.example.com");

        assertThatThrownBy(() -> read(environment)).hasMessageStartingWith("MINTMARK_DEMO is refused unless");
        assertThat(read(Map.of("MINTMARK_DEMO", "true")).demo()).isTrue();
    }

    @Test
    void readsAValueFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");

        Settings settings = read(Map.of("MINTMARK_ADMIN_PASSWORD_FILE", file.toString()));

        assertThat(settings.adminPassword()).map(Password::reveal).contains(PASSWORD);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> read(Map.of("MINTMARK_DB_PASSWORD_FILE", missing.toString())))
                .hasMessageStartingWith("MINTMARK_DB_PASSWORD_FILE names a file that cannot be read");
    }

    @Test
    void refusesAValueAndAFileForOneVariable() {
        Map<String, String> environment = Map.of("MINTMARK_DB_PASSWORD", "a", "MINTMARK_DB_PASSWORD_FILE", "b");

        assertThatThrownBy(() -> read(environment)).hasMessageStartingWith("MINTMARK_DB_PASSWORD_FILE is set beside");
    }

    @Test
    void refusesAFileForWhatTheServerItselfReads() {
        assertThatThrownBy(() -> read(Map.of("MINTMARK_HTTP_PORT_FILE", "port")))
                .hasMessage("MINTMARK_HTTP_PORT_FILE cannot be used: set MINTMARK_HTTP_PORT itself");
    }

    @Test
    void neverRepeatsASecret() {
        Map<String, String> environment = postgreSql();
        environment.put("MINTMARK_KEY_ENCRYPTION_KEY", "wrong-key-value");
        environment.put("MINTMARK_ADMIN_PASSWORD", "tooshort");
        environment.put("MINTMARK_DB_URL", "jdbc:oracle:secret@db");

        assertThatThrownBy(() -> read(environment))
                .message()
                .doesNotContain("wrong-key-value", "tooshort", "secret@db");
    }

    @Test
    void doesNotPrintWhatIsConfidential() {
        assertThat(read(postgreSql()).toString()).doesNotContain(KEY, PASSWORD, "db.example.com");
    }

    private static Email email(String text) {
        return Email.parse(text, "email", new Violations()).orElseThrow();
    }

    private Settings read(Map<String, String> environment) {
        return Settings.from(environment, folder);
    }

    private static Map<String, String> postgreSql() {
        return new HashMap<>(Map.of(
                "MINTMARK_DB_URL",
                "jdbc:postgresql://db.example.com/mintmark",
                "MINTMARK_KEY_ENCRYPTION_KEY",
                KEY,
                "MINTMARK_ADMIN_EMAIL",
                "admin@example.com",
                "MINTMARK_ADMIN_PASSWORD",
                PASSWORD));
    }
}
