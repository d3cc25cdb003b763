package dev.mintmark.bootstrap.settings;

import dev.mintmark.bootstrap.settings.Settings.Database;
import dev.mintmark.bootstrap.settings.Settings.LogFormat;
import dev.mintmark.bootstrap.settings.Settings.OperatorToReset;
import dev.mintmark.bootstrap.settings.Settings.SigningAlgorithm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns environment variables into {@link Settings}, collecting every fault; it never repeats a value, which may be a
 * secret.
 */
final class SettingsReader {

    static final String POSTGRESQL = "jdbc:postgresql:";

    private static final String PREFIX = "MINTMARK_";
    private static final String FILE = "_FILE";
    private static final String WITH_POSTGRESQL = "is required with PostgreSQL";
    private static final String PASSWORD_EXAMPLE = "a passphrase of 12 to 128 characters";
    private static final String KEY_EXAMPLE = "$(openssl rand -base64 32)";
    /** The server itself reads these before any code of ours runs, so they cannot come from a file. */
    private static final Set<String> READ_BY_THE_SERVER = Set.of("HTTP_PORT", "HTTPS_PORT", "ISSUER", "LOG_FORMAT");

    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200}");
    /** Of a key-encryption key, 16 hexadecimal digits; of another key, 43 characters of base64url. */
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}|[A-Za-z0-9_-]{43}");

    private static final Pattern AUDIENCE = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");
    private static final Pattern PROVEN = Pattern.compile("(.*):([0-9a-f]{16})");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]", Pattern.CASE_INSENSITIVE);
    private static final Pattern OCTET_ADDRESS =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern COLON_ADDRESS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Settings read(Path serverOutput) {
        int httpPort = number("HTTP_PORT", 9080, 1, 65_535);
        int httpsPort = number("HTTPS_PORT", 9443, 1, 65_535);
        if (httpPort == httpsPort) {
            fault("HTTPS_PORT", "is the same port as MINTMARK_HTTP_PORT", "9443");
        }
        URI issuer = value("ISSUER", URI.create("http://localhost:" + httpPort), this::issuer);
        String audience = value("AUDIENCE", "mintmark-api", this::audience);
        String scope = value("SCOPE", "mintmark.api", this::scope);
        Duration tokenLifetime =
                duration("TOKEN_LIFETIME", Duration.ofMinutes(15), Duration.ofMinutes(1), Duration.ofHours(24));
        SigningAlgorithm algorithm = value("SIGNING_ALGORITHM", SigningAlgorithm.ES256, this::algorithm);
        Duration keyRotation =
                duration("KEY_ROTATION", Duration.ofDays(90), Duration.ofHours(1), Duration.ofDays(3650));
        Path dataDir = value("DATA_DIR", serverOutput.resolve("data"), this::folder)
                .toAbsolutePath()
                .normalize();
        // WRITE_DELAY=0: what was confirmed is in the file, and a full disk refuses it instead of losing it
        Confidential embedded = new Confidential("jdbc:h2:file:" + dataDir.resolve("mintmark")
                + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;WRITE_DELAY=0");
        Confidential url = value("DB_URL", embedded, this::databaseUrl);
        Database database =
                new Database(url, text("DB_USER"), text("DB_PASSWORD").map(Confidential::new));
        Optional<Path> moveFrom = optional("MOVE_FROM", this::embeddedFolder);
        if (moveFrom.isPresent() && !database.isPostgreSql()) {
            fault("MOVE_FROM", "needs a PostgreSQL database in MINTMARK_DB_URL, into which everything is carried", "");
        }
        Optional<Confidential> key = optional("KEY_ENCRYPTION_KEY", this::encryptionKey);
        Optional<Confidential> previousKey = optional("KEY_ENCRYPTION_KEY_PREVIOUS", this::encryptionKey);
        List<String> discarded = list("DISCARD_KEYS", this::keyId);
        Optional<String> adminEmail = optional("ADMIN_EMAIL", this::email);
        Optional<Confidential> adminPassword = optional("ADMIN_PASSWORD", this::password);
        Optional<OperatorToReset> operatorToReset = optional("RESET_OPERATOR", this::operatorToReset);
        if (operatorToReset.isPresent()) {
            require("ADMIN_PASSWORD", "is required with MINTMARK_RESET_OPERATOR", PASSWORD_EXAMPLE);
        }
        boolean demo = value("DEMO", false, this::truth);
        int appLimit = number("APP_LIMIT", 25, 0, 1_000_000);
        int perClient = number("FAILURES_PER_CLIENT", 10, 1, 1_000_000);
        int perAddress = number("FAILURES_PER_ADDRESS", 300, 1, 1_000_000);
        List<String> proxies = list("TRUSTED_PROXIES", this::addressBlock);
        List<URI> origins = list("CORS_ORIGINS", this::origin);
        Duration max = duration("SESSION_MAX", Duration.ofDays(7), Duration.ofMinutes(5), Duration.ofDays(365));
        Duration usualIdle = Duration.ofHours(12);
        Duration idle = duration(
                "SESSION_IDLE",
                usualIdle.compareTo(max) < 0 ? usualIdle : max,
                Duration.ofMinutes(5),
                Duration.ofDays(365));
        if (idle.compareTo(max) > 0) {
            fault("SESSION_IDLE", "is longer than MINTMARK_SESSION_MAX", "PT12H");
        }
        LogFormat logFormat = value("LOG_FORMAT", LogFormat.TEXT, this::logFormat);
        if (database.isPostgreSql()) {
            require("KEY_ENCRYPTION_KEY", WITH_POSTGRESQL, KEY_EXAMPLE);
            require("ADMIN_EMAIL", WITH_POSTGRESQL, "admin@example.com");
            require("ADMIN_PASSWORD", WITH_POSTGRESQL, PASSWORD_EXAMPLE);
        }
        if (demo && database.isPostgreSql()) {
            fault("DEMO", "is refused with PostgreSQL: demo data has no place among real data", "false");
        }
        if (demo && issuer.getHost() != null && !isLoopback(issuer)) {
            fault("DEMO", "is refused unless MINTMARK_ISSUER is a loopback address", "false");
        }
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
        return new Settings(
                httpPort,
                httpsPort,
                issuer,
                audience,
                scope,
                tokenLifetime,
                algorithm,
                keyRotation,
                database,
                dataDir,
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
                proxies,
                origins,
                idle,
                max,
                logFormat);
    }

    private Optional<String> text(String name) {
        String direct = environment.get(PREFIX + name);
        String file = environment.get(PREFIX + name + FILE);
        boolean hasDirect = direct != null && !direct.isBlank();
        if (file == null || file.isBlank()) {
            return hasDirect ? Optional.of(direct.strip()) : Optional.empty();
        }
        String example = "/run/secrets/" + name.toLowerCase(Locale.ROOT);
        if (READ_BY_THE_SERVER.contains(name)) {
            fault(name + FILE, "cannot be used: set MINTMARK_" + name + " itself", "");
        } else if (hasDirect) {
            fault(name + FILE, "is set beside MINTMARK_" + name + ": set one of them", example);
        } else {
            try {
                String content = Files.readString(Path.of(file.strip())).strip();
                if (!content.isEmpty()) {
                    return Optional.of(content);
                }
                fault(name + FILE, "names an empty file", example);
            } catch (IOException | InvalidPathException unreadable) {
                fault(name + FILE, "names a file that cannot be read as UTF-8 text", example);
            }
        }
        return Optional.empty();
    }

    private <T> Optional<T> optional(String name, Function<String, T> parse) {
        return text(name).flatMap(given -> {
            try {
                return Optional.of(parse.apply(given));
            } catch (Wrong wrong) {
                fault(name, wrong.getMessage(), wrong.example);
                return Optional.empty();
            }
        });
    }

    private <T> T value(String name, T byDefault, Function<String, T> parse) {
        return optional(name, parse).orElse(byDefault);
    }

    private int number(String name, int byDefault, int least, int most) {
        return value(name, byDefault, given -> {
            if (given.matches("\\d{1,9}")) {
                int number = Integer.parseInt(given);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw new Wrong("must be a whole number from " + least + " to " + most, Integer.toString(byDefault));
        });
    }

    private Duration duration(String name, Duration byDefault, Duration least, Duration most) {
        String example = spelled(byDefault);
        return value(name, byDefault, given -> {
            Duration duration;
            try {
                duration = Duration.parse(given);
            } catch (DateTimeException notIso) {
                throw new Wrong("must be an ISO 8601 duration", example);
            }
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0 || duration.getNano() != 0) {
                throw new Wrong("must be from " + spelled(least) + " to " + spelled(most), example);
            }
            return duration;
        });
    }

    /** As people write it: whole days above one day, where Duration prints hours. */
    private static String spelled(Duration duration) {
        return duration.toDays() > 1 && duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }

    private <T> List<T> list(String name, Function<String, T> parse) {
        return value(name, List.of(), given -> Arrays.stream(given.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(parse)
                .toList());
    }

    private void require(String name, String what, String example) {
        if (!isGiven(name) && !isGiven(name + FILE)) {
            fault(name, what, example);
        }
    }

    private boolean isGiven(String name) {
        String given = environment.get(PREFIX + name);
        return given != null && !given.isBlank();
    }

    private URI issuer(String given) {
        String example = "https://id.example.com";
        URI uri = absolute(given, example);
        if (uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !uri.getRawPath().isEmpty()) {
            throw new Wrong("must have no path, query, fragment or trailing slash", example);
        }
        if (uri.getScheme().equals("http") && !isLoopback(uri)) {
            throw new Wrong("must use https unless its host is a loopback address", example);
        }
        return uri;
    }

    private URI origin(String given) {
        String example = "https://console.example.com";
        URI uri = absolute(given, example);
        if (uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !uri.getRawPath().isEmpty()) {
            throw new Wrong(
                    "must be origins, separated by commas, each without path, query or trailing slash", example);
        }
        return uri;
    }

    private static URI absolute(String given, String example) {
        try {
            URI uri = new URI(given);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getPort() <= 65_535) {
                return uri;
            }
        } catch (URISyntaxException refusedBelow) {
            // the answer is the same as for any other URI that is not ours
        }
        throw new Wrong("must be an absolute http or https URL with a host and without user information", example);
    }

    private static boolean isLoopback(URI uri) {
        return LOOPBACK.matcher(uri.getHost()).matches();
    }

    private String audience(String given) {
        if (given.equals(Settings.SESSION_AUDIENCE)) {
            throw new Wrong("must differ from the audience of sessions, " + Settings.SESSION_AUDIENCE, "mintmark-api");
        }
        return matching(AUDIENCE, given, "must be 1 to 200 printable ASCII characters without spaces", "mintmark-api");
    }

    private String scope(String given) {
        return matching(SCOPE_TOKEN, given, "must be one OAuth scope, without spaces or quotes", "mintmark.api");
    }

    private String email(String given) {
        return matching(EMAIL, given, "must be an email address", "admin@example.com");
    }

    private OperatorToReset operatorToReset(String given) {
        Matcher proven = PROVEN.matcher(given);
        return proven.matches()
                ? new OperatorToReset(email(proven.group(1)), Optional.of(proven.group(2)))
                : new OperatorToReset(email(given), Optional.empty());
    }

    private static String matching(Pattern pattern, String given, String otherwise, String example) {
        if (!pattern.matcher(given).matches()) {
            throw new Wrong(otherwise, example);
        }
        return given;
    }

    private SigningAlgorithm algorithm(String given) {
        return switch (given) {
            case "ES256" -> SigningAlgorithm.ES256;
            case "RS256" -> SigningAlgorithm.RS256;
            default -> throw new Wrong("must be ES256 or RS256", "ES256");
        };
    }

    private LogFormat logFormat(String given) {
        return switch (given) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> throw new Wrong("must be text or json", "json");
        };
    }

    private boolean truth(String given) {
        return switch (given) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Wrong("must be true or false", "true");
        };
    }

    private Path folder(String given) {
        try {
            Path folder = Path.of(given);
            if (!Files.exists(folder) || Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException refusedBelow) {
            // the answer is the same as for a file
        }
        throw new Wrong("must be a folder", "/var/lib/mintmark");
    }

    private Path embeddedFolder(String given) {
        try {
            Path folder = Path.of(given);
            if (Files.isRegularFile(folder.resolve("mintmark.mv.db"))) {
                return folder.toAbsolutePath().normalize();
            }
        } catch (InvalidPathException refusedBelow) {
            // the answer is the same as for any other folder without a database
        }
        throw new Wrong("must be a folder with an embedded database, mintmark.mv.db", "/var/lib/mintmark/data");
    }

    private Confidential databaseUrl(String given) {
        if (!given.startsWith(POSTGRESQL + "//") && !given.startsWith("jdbc:h2:")) {
            throw new Wrong(
                    "must be the JDBC URL of a PostgreSQL database, or be left out for the embedded one",
                    "jdbc:postgresql://db.example.com:5432/mintmark");
        }
        return new Confidential(given);
    }

    private Confidential encryptionKey(String given) {
        try {
            if (Base64.getDecoder().decode(given).length == 32) {
                return new Confidential(given);
            }
        } catch (IllegalArgumentException refusedBelow) {
            // the answer is the same as for a key of another length
        }
        throw new Wrong("must be 32 bytes in base64", KEY_EXAMPLE);
    }

    private String keyId(String given) {
        return matching(
                KEY_ID,
                given,
                "must be ids of lost keys, separated by commas, as the refused start names them",
                "1f2e3d4c5b6a7988");
    }

    private Confidential password(String given) {
        int length = given.codePointCount(0, given.length());
        if (length < 12 || length > 128) {
            throw new Wrong("must have 12 to 128 characters", "a passphrase of several words");
        }
        return new Confidential(given);
    }

    private String addressBlock(String given) {
        String example = "10.0.0.0/8";
        int slash = given.indexOf('/');
        String address = slash < 0 ? given : given.substring(0, slash);
        boolean four = OCTET_ADDRESS.matcher(address).matches();
        boolean six = !four && isColonAddress(address);
        boolean prefix = slash < 0 || isPrefix(given.substring(slash + 1), four ? 32 : 128);
        if (!(four || six) || !prefix) {
            throw new Wrong("must be IP addresses or CIDR blocks, separated by commas", example);
        }
        return given;
    }

    private static boolean isPrefix(String given, int most) {
        return given.matches("\\d{1,3}") && Integer.parseInt(given) <= most;
    }

    /** An address with a colon is never looked up as a host name. */
    private static boolean isColonAddress(String address) {
        try {
            return COLON_ADDRESS.matcher(address).matches()
                    && InetAddress.getByName(address).getAddress().length > 0;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private void fault(String name, String what, String example) {
        faults.add(PREFIX + name + " " + what
                + (example.isEmpty() ? "" : "; for example " + PREFIX + name + "=" + example));
    }

    /** The fault of one value, and a value that would do. */
    private static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String example;

        Wrong(String message, String example) {
            super(message, null, false, false);
            this.example = example;
        }
    }
}
