package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.KeyGenerator;
import dev.mintmark.application.port.out.TokenSigner;
import dev.mintmark.domain.key.EncryptedPrivateKey;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes keys without a private part, and remembers what it "signed": for tests only. */
public final class FakeKeys implements KeyGenerator, TokenSigner {
    private final AtomicInteger counter = new AtomicInteger();
    private final Map<String, Signed> signed = new ConcurrentHashMap<>();

    @Override
    public SigningKey generate(KeyPurpose purpose, SigningAlgorithm algorithm, Instant now) {
        String kid = "key-" + counter.incrementAndGet();
        return new SigningKey(
                kid,
                purpose,
                algorithm,
                KeyState.SIGNING,
                "{\"kid\":\"" + kid + "\"}",
                new EncryptedPrivateKey("none", ""),
                now);
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
