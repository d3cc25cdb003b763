package dev.mintmark.bootstrap.settings;

import dev.mintmark.bootstrap.settings.Settings.LogFormat;
import dev.mintmark.bootstrap.settings.Settings.OperatorToReset;
import dev.mintmark.bootstrap.settings.database.Confidential;
import dev.mintmark.bootstrap.settings.database.DatabaseSettings;
import dev.mintmark.bootstrap.settings.database.VariableReader;
import dev.mintmark.bootstrap.settings.database.WrongValue;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.rest.http.IpAddress;
import dev.mintmark.token.password.CommonPasswords;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns variables into {@link Settings}, by the rules of those who use them; whatever is wrong is told at once. */
final class SettingsReader {

    private static final String WITH_POSTGRESQL = "is required with PostgreSQL";
    private static final String PASSWORD_EXAMPLE = "a passphrase of 12 to 128 characters";
    private static final String KEY_EXAMPLE = "$(openssl rand -base64 32)";
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200}");
    /** Of a key-encryption key, 16 hexadecimal digits; of another key, 43 characters of base64url. */
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}|[A-Za-z0-9_-]{43}");

    private static final Pattern AUDIENCE = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Pattern PROVEN = Pattern.compile("(.*):([0-9a-f]{16})");

    private final VariableReader variables;

    SettingsReader(VariableReader variables) {
        this.variables = variables;
    }

    Settings read(Path serverOutput) {
        int httpPort = variables.number("HTTP_PORT", 9080, 1, 65_535);
        int httpsPort = variables.number("HTTPS_PORT", 9443, 1, 65_535);
        if (httpPort == httpsPort) {
            variables.fault("HTTPS_PORT", "is the same port as MINTMARK_HTTP_PORT", "9443");
        }
        URI issuer = variables.value("ISSUER", URI.create("http://localhost:" + httpPort), WebAddress::issuer);
        String audience = variables.value("AUDIENCE", "mintmark-api", SettingsReader::audience);
        String scope = variables.value("SCOPE", "mintmark.api", SettingsReader::scope);
        Duration tokenLifetime = variables.duration(
                "TOKEN_LIFETIME", Duration.ofMinutes(15), Duration.ofMinutes(1), Duration.ofHours(24));
        SigningAlgorithm algorithm =
                variables.value("SIGNING_ALGORITHM", SigningAlgorithm.ES256, SettingsReader::algorithm);
        Duration keyRotation =
                variables.duration("KEY_ROTATION", Duration.ofDays(90), Duration.ofHours(1), Duration.ofDays(3650));
        Duration keyAnnouncement = variables.duration(
                "KEY_ANNOUNCEMENT", Duration.ofHours(24), KeyPolicy.LEAST_ANNOUNCEMENT, Duration.ofDays(30));
        boolean dpopNonce = variables.value("DPOP_NONCE", false, SettingsReader::truth);
        DatabaseSettings database = DatabaseSettings.read(variables, serverOutput);
        Optional<Path> moveFrom = variables.optional("MOVE_FROM", SettingsReader::embeddedFolder);
        if (moveFrom.isPresent() && !database.isPostgreSql()) {
            variables.fault(
                    "MOVE_FROM",
                    "needs a PostgreSQL database in MINTMARK_DB_URL, into which everything is carried",
                    "");
        }
        Optional<Confidential> key = variables.optional("KEY_ENCRYPTION_KEY", SettingsReader::encryptionKey);
        Optional<Confidential> previousKey =
                variables.optional("KEY_ENCRYPTION_KEY_PREVIOUS", SettingsReader::encryptionKey);
        List<String> discarded = variables.list("DISCARD_KEYS", SettingsReader::keyId);
        Optional<Email> adminEmail = variables.optional("ADMIN_EMAIL", SettingsReader::email);
        PasswordPolicy passwordPolicy = new PasswordPolicy(issuer.getHost(), CommonPasswords.read());
        Optional<Password> adminPassword =
                variables.optional("ADMIN_PASSWORD", given -> password(given, passwordPolicy, adminEmail));
        Optional<OperatorToReset> operatorToReset =
                variables.optional("RESET_OPERATOR", SettingsReader::operatorToReset);
        if (operatorToReset.isPresent()) {
            variables.require("ADMIN_PASSWORD", "is required with MINTMARK_RESET_OPERATOR", PASSWORD_EXAMPLE);
        }
        boolean demo = variables.value("DEMO", false, SettingsReader::truth);
        int appLimit = variables.number("APP_LIMIT", 25, 0, Tenant.MAX_APP_LIMIT);
        int perClient = variables.number("FAILURES_PER_CLIENT", 10, 1, 1_000_000);
        int perAddress = variables.number("FAILURES_PER_ADDRESS", 300, 1, 1_000_000);
        int perMember = variables.number("CHANGES_PER_MEMBER", 1_200, 10, 1_000_000);
        int perTenant = variables.number("CHANGES_PER_TENANT", 6_000, 10, 1_000_000);
        List<String> proxies = variables.list("TRUSTED_PROXIES", SettingsReader::addressBlock);
        List<URI> origins = variables.list("CORS_ORIGINS", WebAddress::origin);
        List<String> networks = variables.list("FEDERATION_NETWORKS", SettingsReader::addressBlock);
        Duration max =
                variables.duration("SESSION_MAX", Duration.ofDays(7), Duration.ofMinutes(5), Duration.ofDays(365));
        Duration usualIdle = Duration.ofHours(12);
        Duration idle = variables.duration(
                "SESSION_IDLE",
                usualIdle.compareTo(max) < 0 ? usualIdle : max,
                Duration.ofMinutes(5),
                Duration.ofDays(365));
        if (idle.compareTo(max) > 0) {
            variables.fault("SESSION_IDLE", "is longer than MINTMARK_SESSION_MAX", "PT12H");
        }
        LogFormat logFormat = variables.value("LOG_FORMAT", LogFormat.TEXT, SettingsReader::logFormat);
        Optional<MailSettings> mail = MailSettings.read(variables);
        Duration warmUp = variables.duration(
                "WARM_UP", demo ? Duration.ZERO : Duration.ofSeconds(3), Duration.ZERO, Duration.ofMinutes(1));
        if (database.isPostgreSql()) {
            variables.require("KEY_ENCRYPTION_KEY", WITH_POSTGRESQL, KEY_EXAMPLE);
            variables.require("ADMIN_EMAIL", WITH_POSTGRESQL, "admin@example.com");
            variables.require("ADMIN_PASSWORD", WITH_POSTGRESQL, PASSWORD_EXAMPLE);
        }
        if (demo && database.isPostgreSql()) {
            variables.fault("DEMO", "is refused with PostgreSQL: demo data has no place among real data", "false");
        }
        if (demo && !WebAddress.isLoopback(issuer)) {
            variables.fault("DEMO", "is refused unless MINTMARK_ISSUER is a loopback address", "false");
        }
        variables.refuseFaults();
        return new Settings(
                httpPort,
                httpsPort,
                issuer,
                audience,
                scope,
                tokenLifetime,
                algorithm,
                keyRotation,
                keyAnnouncement,
                dpopNonce,
                database,
                moveFrom,
                key,
                previousKey,
                discarded,
                adminEmail,
                adminPassword,
                operatorToReset,
                demo,
                appLimit,
                perClient,
                perAddress,
                perMember,
                perTenant,
                proxies,
                origins,
                networks,
                idle,
                max,
                logFormat,
                warmUp,
                mail);
    }

    private static String audience(String given) {
        if (given.equals(Settings.SESSION_AUDIENCE)) {
            throw new WrongValue(
                    "must differ from the audience of sessions, " + Settings.SESSION_AUDIENCE, "mintmark-api");
        }
        return matching(AUDIENCE, given, "must be 1 to 200 printable ASCII characters without spaces", "mintmark-api");
    }

    private static String scope(String given) {
        return matching(SCOPE_TOKEN, given, "must be one OAuth scope, without spaces or quotes", "mintmark.api");
    }

    private static SigningAlgorithm algorithm(String given) {
        return switch (given) {
            case "ES256" -> SigningAlgorithm.ES256;
            case "RS256" -> SigningAlgorithm.RS256;
            default -> throw new WrongValue("must be ES256 or RS256", "ES256");
        };
    }

    private static LogFormat logFormat(String given) {
        return switch (given) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> throw new WrongValue("must be text or json", "json");
        };
    }

    private static boolean truth(String given) {
        return switch (given) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new WrongValue("must be true or false", "true");
        };
    }

    private static Path embeddedFolder(String given) {
        try {
            Path folder = Path.of(given);
            if (Files.isRegularFile(folder.resolve("mintmark.mv.db"))) {
                return folder.toAbsolutePath().normalize();
            }
        } catch (InvalidPathException refusedBelow) {
            // the answer is the same as for any other folder without a database
        }
        throw new WrongValue("must be a folder with an embedded database, mintmark.mv.db", "/var/lib/mintmark/data");
    }

    private static Confidential encryptionKey(String given) {
        try {
            if (Base64.getDecoder().decode(given).length == 32) {
                return new Confidential(given);
            }
        } catch (IllegalArgumentException refusedBelow) {
            // the answer is the same as for a key of another length
        }
        throw new WrongValue("must be 32 bytes in base64", KEY_EXAMPLE);
    }

    private static String keyId(String given) {
        return matching(
                KEY_ID,
                given,
                "must be ids of lost keys, separated by commas, as the refused start names them",
                "1f2e3d4c5b6a7988");
    }

    static Email email(String given) {
        return Email.parse(given, "", new Violations())
                .orElseThrow(() -> new WrongValue("must be an email address", "admin@example.com"));
    }

    private static OperatorToReset operatorToReset(String given) {
        Matcher proven = PROVEN.matcher(given);
        return proven.matches()
                ? new OperatorToReset(email(proven.group(1)), Optional.of(proven.group(2)))
                : new OperatorToReset(email(given), Optional.empty());
    }

    private static Password password(String given, PasswordPolicy policy, Optional<Email> of) {
        Password password = Password.typed(given);
        Violations violations = new Violations();
        policy.check(password, of.map(Email::value).stream().toList(), "", violations);
        if (!violations.isEmpty()) {
            throw new WrongValue(
                    "must have " + Password.MIN_CODE_POINTS + " to " + Password.MAX_CODE_POINTS
                            + " characters, at least " + PasswordPolicy.MIN_DIFFERENT
                            + " different ones, and be neither"
                            + " common nor made of the words of the address and this service",
                    "a passphrase of several words");
        }
        return password;
    }

    private static String addressBlock(String given) {
        if (IpAddress.parseBlock(given).isEmpty()) {
            throw new WrongValue("must be IP addresses or CIDR blocks, separated by commas", "10.0.0.0/8");
        }
        return given;
    }

    private static String matching(Pattern pattern, String given, String otherwise, String example) {
        if (!pattern.matcher(given).matches()) {
            throw new WrongValue(otherwise, example);
        }
        return given;
    }
}
