package dev.mintmark.token;

import dev.mintmark.application.port.out.token.TokenSigner;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Signs JSON Web Tokens in the compact serialization (RFC 7515 §7.1). Each key is opened once and then kept ready; no
 * lock is held while signing. Thread-safe.
 */
public final class JwtTokenSigner implements TokenSigner {
    private static final int MAX_READY = 16;

    private final SigningKeyVault vault;
    private final NativeCrypto crypto;
    private final ConcurrentMap<Slot, ReadyKey> ready = new ConcurrentHashMap<>();

    /** Opens keys with the vault and signs with the given provider; both must have been made with the same one. */
    public JwtTokenSigner(SigningKeyVault vault, NativeCrypto crypto) {
        this.vault = Objects.requireNonNull(vault);
        this.crypto = Objects.requireNonNull(crypto);
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnknownKeyEncryptionKey if the key is encrypted under a key-encryption key that is not configured
     * @throws UnreadableKey if the stored key was changed, or moved to another key id or purpose
     */
    @Override
    public String sign(SigningKey key, String type, Map<String, Object> claims) {
        Slot slot = new Slot(key.kid(), key.purpose());
        ReadyKey known = ready.get(slot);
        return (known == null ? makeReady(slot, key) : known).sign(type, claims);
    }

    private ReadyKey makeReady(Slot slot, SigningKey key) {
        // Keys change every few months, so this stays nearly empty; if it ever fills, starting again is simplest.
        if (ready.size() >= MAX_READY) {
            ready.clear();
        }
        return ready.computeIfAbsent(slot, unused -> new ReadyKey(key.kid(), key.algorithm(), vault.open(key), crypto));
    }

    /** The purpose counts, so that a key which is ready for one is still refused by the vault for the other. */
    private record Slot(String kid, KeyPurpose purpose) {}
}
