package dev.mintmark.token;

import dev.mintmark.application.port.out.audit.AuditSeals;
import dev.mintmark.domain.audit.AuditKey;
import dev.mintmark.domain.key.EncryptedValue;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with HMAC-SHA-256 under keys of 32 random bytes, which are stored encrypted and bound to their id (rules §9).
 * Thread-safe.
 */
public final class HmacAuditSeals implements AuditSeals {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;

    private final KeyEncryption encryption;
    private final SecureRandom random = new SecureRandom();

    /** Keys are encrypted with this. */
    public HmacAuditSeals(KeyEncryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public AuditKey generate(Instant now) {
        String id = "audit-" + HexFormat.of().formatHex(bytes(ID_BYTES));
        byte[] secret = bytes(KEY_BYTES);
        try {
            return new AuditKey(id, true, Optional.of(encryption.encrypt(secret, context(id))), now);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public String seal(AuditKey key, byte[] bytes) {
        byte[] secret = open(key);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public void requireReadable(AuditKey key) {
        Arrays.fill(open(key), (byte) 0);
    }

    @Override
    public Optional<EncryptedValue> renewed(AuditKey key) {
        return key.secret().flatMap(stored -> encryption.renewed(stored, context(key.id())));
    }

    private byte[] open(AuditKey key) {
        return encryption.decrypt(key.secret().orElseThrow(), context(key.id()));
    }

    // Stored ciphertexts depend on these words.
    private static String context(String id) {
        return "audit key " + id;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
