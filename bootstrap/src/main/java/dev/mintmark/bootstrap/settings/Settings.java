package dev.mintmark.bootstrap.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the environment may decide about this installation, checked: whoever holds settings holds valid ones.
 *
 * @param dataDir absolute folder of the embedded database and of generated keys; it need not exist yet
 * @param moveFrom folder of an embedded database that this start carries over into an empty PostgreSQL
 * @param keyEncryptionKey 32 bytes in base64; absent only with the embedded database, which generates one
 * @param previousKeyEncryptionKey decrypts what the current key has not re-encrypted yet
 * @param discardedKeys ids of lost key-encryption keys and of damaged keys, whose stored keys are given up at this
 *     start
 * @param trustedProxies addresses or CIDR blocks whose forwarded headers count
 * @param corsOrigins origins that may call the management API from a browser
 */
public record Settings(
        int httpPort,
        int httpsPort,
        URI issuer,
        String audience,
        String scope,
        Duration tokenLifetime,
        SigningAlgorithm signingAlgorithm,
        Duration keyRotation,
        Database database,
        Path dataDir,
        Optional<Path> moveFrom,
        Optional<Confidential> keyEncryptionKey,
        Optional<Confidential> previousKeyEncryptionKey,
        List<String> discardedKeys,
        Optional<String> adminEmail,
        Optional<Confidential> adminPassword,
        Optional<OperatorToReset> operatorToReset,
        boolean demo,
        int appLimit,
        int failuresPerClient,
        int failuresPerAddress,
        List<String> trustedProxies,
        List<URI> corsOrigins,
        Duration sessionIdle,
        Duration sessionMax,
        LogFormat logFormat) {

    /** The audience of people's sessions, which no access token may share. */
    public static final String SESSION_AUDIENCE = "mintmark-management";

    public Settings {
        discardedKeys = List.copyOf(discardedKeys);
        trustedProxies = List.copyOf(trustedProxies);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /**
     * The operator whose password is lost.
     *
     * @param proof what an earlier start named; empty if there was none
     */
    public record OperatorToReset(String email, Optional<String> proof) {}

    /** Signature algorithm of access tokens. */
    public enum SigningAlgorithm {
        ES256,
        RS256
    }

    /** How log lines look. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /**
     * Where the data lives.
     *
     * @param url JDBC URL; it may carry credentials, hence is as confidential as they are
     */
    public record Database(Confidential url, Optional<String> user, Optional<Confidential> password) {

        public boolean isPostgreSql() {
            return url.reveal().startsWith(SettingsReader.POSTGRESQL);
        }
    }

    /** Issuer of people's session tokens. */
    public String sessionIssuer() {
        return issuer + "/session";
    }

    /**
     * Reads and checks every variable.
     *
     * @param environment the variables by name
     * @param serverOutput the server's output folder, under which the data folder lies by default
     * @throws SettingsRefused naming every fault at once
     */
    public static Settings from(Map<String, String> environment, Path serverOutput) {
        return new SettingsReader(environment).read(serverOutput);
    }
}
