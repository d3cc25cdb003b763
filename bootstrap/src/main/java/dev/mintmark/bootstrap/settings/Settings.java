package dev.mintmark.bootstrap.settings;

import dev.mintmark.bootstrap.settings.database.Confidential;
import dev.mintmark.bootstrap.settings.database.DatabaseSettings;
import dev.mintmark.bootstrap.settings.database.SettingsRefused;
import dev.mintmark.bootstrap.settings.database.VariableReader;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Password;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the environment may decide about this installation, checked: whoever holds settings holds valid ones.
 *
 * @param signingAlgorithm of new keys
 * @param keyAnnouncement how long a key is published before it signs
 * @param dpopNonce whether proofs of possession need a nonce of this server (RFC 9449 §8)
 * @param moveFrom folder of an embedded database that this start carries over into an empty PostgreSQL
 * @param keyEncryptionKey 32 bytes in base64; absent only with the embedded database, which generates one
 * @param previousKeyEncryptionKey decrypts what the current key has not re-encrypted yet
 * @param discardedKeys ids of lost key-encryption keys and of damaged keys, whose stored keys are given up at this
 *     start
 * @param changesPerMember requests a minute that may change something, and sign-ins, of each member or management key
 * @param changesPerTenant the same of a whole tenant, or of all operators
 * @param trustedProxies addresses or CIDR blocks whose forwarded headers count
 * @param corsOrigins origins that may call the management API from a browser
 * @param federationNetworks addresses or CIDR blocks that are not public, and that trusted issuers may have
 * @param warmUp for how long this node asks itself for tokens before it is ready; zero if it does not
 * @param mail the mail server; empty if nobody is mailed
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
        Duration keyAnnouncement,
        boolean dpopNonce,
        DatabaseSettings database,
        Optional<Path> moveFrom,
        Optional<Confidential> keyEncryptionKey,
        Optional<Confidential> previousKeyEncryptionKey,
        List<String> discardedKeys,
        Optional<Email> adminEmail,
        Optional<Password> adminPassword,
        Optional<OperatorToReset> operatorToReset,
        boolean demo,
        int appLimit,
        int failuresPerClient,
        int failuresPerAddress,
        int changesPerMember,
        int changesPerTenant,
        List<String> trustedProxies,
        List<URI> corsOrigins,
        List<String> federationNetworks,
        Duration sessionIdle,
        Duration sessionMax,
        LogFormat logFormat,
        Duration warmUp,
        Optional<MailSettings> mail) {

    /** The audience of people's sessions, which no access token may share. */
    public static final String SESSION_AUDIENCE = "mintmark-management";

    public Settings {
        discardedKeys = List.copyOf(discardedKeys);
        trustedProxies = List.copyOf(trustedProxies);
        corsOrigins = List.copyOf(corsOrigins);
        federationNetworks = List.copyOf(federationNetworks);
    }

    /**
     * The operator whose password is lost.
     *
     * @param proof what an earlier start named; empty if there was none
     */
    public record OperatorToReset(Email email, Optional<String> proof) {}

    /** How log lines look. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /** Absolute folder of the embedded database and of generated keys; it need not exist yet. */
    public Path dataDir() {
        return database.dataDir();
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
        return new SettingsReader(new VariableReader(environment)).read(serverOutput);
    }
}
