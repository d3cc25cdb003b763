package dev.mintmark.token;

import dev.mintmark.application.port.out.key.KeyVault;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Encrypts private signing keys for the store, bound to their key id and purpose, and opens them (rules §8).
 * Thread-safe.
 */
public final class SigningKeyVault implements KeyVault {
    private final KeyEncryption encryption;
    private final NativeCrypto crypto;

    /** Opened keys belong to the given provider, so that its signers need not translate them each time. */
    public SigningKeyVault(KeyEncryption encryption, NativeCrypto crypto) {
        this.encryption = Objects.requireNonNull(encryption);
        this.crypto = Objects.requireNonNull(crypto);
    }

    /** Encrypts a private key in its PKCS #8 form. */
    public EncryptedValue lock(PrivateKey key, String kid, KeyPurpose purpose) {
        byte[] plain = key.getEncoded();
        try {
            return encryption.encrypt(plain, context(kid, purpose));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Opens the private part of a stored key, which is not erased.
     *
     * @throws UnknownKeyEncryptionKey if it names a key-encryption key that is not configured
     * @throws UnreadableKey if it was changed, or stored under another key id or purpose
     */
    public PrivateKey open(SigningKey key) {
        String context = context(key.kid(), key.purpose());
        byte[] plain = encryption.decrypt(key.privateKey().orElseThrow(), context);
        try {
            return crypto.keyFactory(keyType(key.algorithm())).generatePrivate(new PKCS8EncodedKeySpec(plain));
        } catch (InvalidKeySpecException otherAlgorithm) {
            throw new UnreadableKey(context, otherAlgorithm);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnknownKeyEncryptionKey if it names a key-encryption key that is not configured
     * @throws UnreadableKey if it was changed, or stored under another key id or purpose
     */
    @Override
    public void requireReadable(SigningKey key) {
        if (key.privateKey().isPresent()) {
            open(key);
        }
    }

    @Override
    public Optional<EncryptedValue> renewed(SigningKey key) {
        return key.privateKey().flatMap(stored -> encryption.renewed(stored, context(key.kid(), key.purpose())));
    }

    static String keyType(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> "EC";
            case RS256 -> "RSA";
        };
    }

    // Stored ciphertexts depend on these words; a purpose's name in the code may change, its word here may not.
    private static String context(String kid, KeyPurpose purpose) {
        return switch (purpose) {
            case ACCESS_TOKEN -> "signing key of access tokens " + kid;
            case SESSION -> "signing key of sessions " + kid;
        };
    }
}
