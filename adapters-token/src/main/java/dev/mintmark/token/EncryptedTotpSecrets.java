package dev.mintmark.token;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.mintmark.application.port.out.session.TotpSecrets;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.key.EncryptedValue;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Time-based codes of six digits by HMAC-SHA-1 (RFC 6238), which every authenticator app knows; secrets are stored
 * encrypted and bound to their id. Thread-safe.
 */
public final class EncryptedTotpSecrets implements TotpSecrets {
    /** RFC 4226 §4, R6 recommends 160 bits. */
    private static final int SECRET_BYTES = 20;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final KeyEncryption encryption;
    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(Totp.STEP);

    /** Secrets are encrypted with this. */
    public EncryptedTotpSecrets(KeyEncryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public EncryptedValue make(FactorId id, Shown show) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        try {
            show.take(new Base32().encodeToString(secret));
            return encryption.encrypt(secret, context(id));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public Optional<Long> step(Totp totp, String typed, Instant now) {
        byte[] code = SPACES.matcher(typed).replaceAll("").getBytes(StandardCharsets.UTF_8);
        byte[] secret = open(totp);
        try {
            SecretKeySpec key = new SecretKeySpec(secret, generator.getAlgorithm());
            Optional<Long> found = Optional.empty();
            for (long step = Totp.stepAt(now) - 1; step <= Totp.stepAt(now) + 1; step++) {
                byte[] expected = code(key, step).getBytes(StandardCharsets.UTF_8);
                if (MessageDigest.isEqual(expected, code) && totp.accepts(step, now)) {
                    found = Optional.of(step);
                }
            }
            return found;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private String code(SecretKeySpec key, long step) {
        try {
            return generator.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * Totp.STEP.toSeconds()));
        } catch (InvalidKeyException everyKeyFits) {
            throw new IllegalStateException(everyKeyFits);
        }
    }

    @Override
    public void requireReadable(Totp totp) {
        Arrays.fill(open(totp), (byte) 0);
    }

    @Override
    public Optional<EncryptedValue> renewed(Totp totp) {
        return encryption.renewed(totp.secret(), context(totp.id()));
    }

    private byte[] open(Totp totp) {
        return encryption.decrypt(totp.secret(), context(totp.id()));
    }

    // Stored ciphertexts depend on these words.
    private static String context(FactorId id) {
        return "secret of time-based codes " + id;
    }
}
