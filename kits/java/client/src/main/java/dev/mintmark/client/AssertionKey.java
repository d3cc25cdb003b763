package dev.mintmark.client;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A private key that makes client assertions (RFC 7523 §2.2, rules §7). */
final class AssertionKey {
    /** Long enough for a request and for clocks that differ; the server remembers it that long. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final SigningKey key;

    private AssertionKey(SigningKey key) {
        this.key = key;
    }

    static AssertionKey parse(String json) {
        return new AssertionKey(SigningKey.parse(json));
    }

    /** A fresh assertion of this client for this issuer. */
    String assertion(String clientId, String issuer, Instant now) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "JWT");
        if (key.kid() != null) {
            header.put("kid", key.kid());
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", clientId);
        claims.put("sub", clientId);
        claims.put("aud", issuer);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return key.sign(header, claims);
    }
}
