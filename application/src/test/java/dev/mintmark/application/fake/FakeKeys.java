package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.key.KeyGenerator;
import dev.mintmark.application.port.out.key.KeyVault;
import dev.mintmark.application.port.out.token.TokenSigner;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.key.KeyMaterial;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes keys without a private part, and remembers what it "signed": for tests only. */
public final class FakeKeys implements KeyGenerator, KeyVault, TokenSigner {
    private final AtomicInteger counter = new AtomicInteger();
    private final Map<String, Signed> signed = new ConcurrentHashMap<>();
    private String encryptingNow = "kek-1";
    private Set<String> opening = Set.of("kek-1");

    /** Another key-encryption key encrypts from now on, and these open, too. */
    public void encryptUnder(String current, String... previous) {
        encryptingNow = current;
        opening = Stream.concat(Stream.of(current), Stream.of(previous)).collect(Collectors.toSet());
    }

    @Override
    public void requireReadable(SigningKey key) {
        key.privateKey().map(EncryptedValue::keyEncryptionKeyId).ifPresent(id -> {
            if (!opening.contains(id)) {
                throw new IllegalStateException(key.kid() + " is encrypted under " + id);
            }
        });
    }

    @Override
    public Optional<EncryptedValue> renewed(SigningKey key) {
        requireReadable(key);
        return key.privateKey()
                .filter(stored -> !stored.keyEncryptionKeyId().equals(encryptingNow))
                .map(stored -> new EncryptedValue(encryptingNow, stored.ciphertext()));
    }

    @Override
    public KeyMaterial generate(KeyPurpose purpose, SigningAlgorithm algorithm) {
        String kid = "key-" + counter.incrementAndGet();
        return new KeyMaterial(
                kid, purpose, algorithm, "{\"kid\":\"" + kid + "\"}", new EncryptedValue(encryptingNow, "private"));
    }

    @Override
    public String sign(SigningKey key, String type, Map<String, Object> claims) {
        String token = "signed-" + counter.incrementAndGet();
        signed.put(token, new Signed(key, type, claims));
        return token;
    }

    /** What stands in a token. */
    public Signed read(String token) {
        return signed.get(token);
    }

    /** A token's key, type and claims. */
    public record Signed(SigningKey key, String type, Map<String, Object> claims) {}
}
