package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.token.AssertionVerifier;
import dev.mintmark.application.port.out.token.ClientKeyReader;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys that are nothing but a {@code kid}, and assertions that remember which of them "signed": for tests only. */
public final class FakeAssertions implements AssertionVerifier, ClientKeyReader {
    private final AtomicInteger counter = new AtomicInteger();
    private final Map<String, Signed> signed = new ConcurrentHashMap<>();
    private final AtomicInteger verifications = new AtomicInteger();

    /** An assertion with these claims, signed by a key and naming it. */
    public String sign(ClientKey key, Map<String, Object> claims) {
        String assertion = "assertion-" + counter.incrementAndGet();
        signed.put(assertion, new Signed(key, claims));
        return assertion;
    }

    /** How many signatures were verified, with a key or without. */
    public int verifications() {
        return verifications.get();
    }

    @Override
    public Optional<Presented> read(String assertion) {
        return Optional.ofNullable(signed.get(assertion))
                .map(found -> new Presented(
                        assertion,
                        found.key().algorithm(),
                        Optional.of(found.key().kid()),
                        found.claims()));
    }

    @Override
    public boolean verify(Presented assertion, Optional<ClientKey> key) {
        verifications.incrementAndGet();
        return key.equals(Optional.of(signed.get(assertion.compact()).key()));
    }

    /** A key with this id. */
    public static ClientKey key(String kid) {
        return new ClientKey(kid, ClientKeyAlgorithm.ES256, "thumbprint-of-" + kid, Map.of("x", kid));
    }

    @Override
    public Optional<List<ClientKey>> read(List<Map<String, Object>> jwks, String field, Violations violations) {
        if (jwks.stream().anyMatch(jwk -> jwk.containsKey("d"))) {
            violations.add(field, Fault.INVALID_JWK);
            return Optional.empty();
        }
        return Optional.of(
                jwks.stream().map(jwk -> key(jwk.get("kid").toString())).toList());
    }

    private record Signed(ClientKey key, Map<String, Object> claims) {}
}
