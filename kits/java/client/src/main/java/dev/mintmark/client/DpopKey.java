package dev.mintmark.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A key pair that tokens are bound to (RFC 9449): whoever steals such a token cannot use it without the key. Nothing of
 * it shows when it is printed.
 */
public final class DpopKey {
    private final SigningKey key;

    private DpopKey(SigningKey key) {
        this.key = key;
    }

    /** A fresh one, on P-256, which is kept in memory only: each process has its own. */
    public static DpopKey generate() {
        try {
            return of(new ECKeyGenerator(Curve.P_256).generate().toJSONString());
        } catch (JOSEException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /**
     * One that is kept elsewhere.
     *
     * @param jwk a JSON Web Key with its private half: EC on P-256, RSA of 2,048 bits or more, or OKP with Ed25519
     * @throws IllegalArgumentException if it is no such key
     */
    public static DpopKey of(String jwk) {
        return new DpopKey(SigningKey.parse(jwk));
    }

    /**
     * A proof for one call of an API with a token that is bound to this key: to be sent as {@code DPoP}, beside
     * {@code Authorization: DPoP} and the token. Each is good for one request, within a minute.
     *
     * @param method of the request, such as {@code GET}
     * @param uri of the request; its query and fragment do not count
     */
    public String proof(String method, URI uri, Token token) {
        return proof(method, uri, token, Clock.systemUTC().instant());
    }

    String proof(String method, URI uri, Token token, Instant now) {
        Map<String, Object> claims = claims(method, uri, now);
        claims.put("ath", hash(token.value()));
        return sign(claims);
    }

    /** A proof for a token request; the nonce is the server's, null if it gave none. */
    String proof(URI tokenEndpoint, String nonce, Instant now) {
        Map<String, Object> claims = claims("POST", tokenEndpoint, now);
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        return sign(claims);
    }

    private static Map<String, Object> claims(String method, URI uri, Instant now) {
        String address = uri.toString();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("htm", method);
        claims.put("htu", address.replaceFirst("[?#].*$", ""));
        claims.put("iat", now.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private String sign(Map<String, Object> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "dpop+jwt");
        header.put("jwk", key.publicHalf());
        return key.sign(header, claims);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(digest).toString();
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public String toString() {
        return "DpopKey(hidden)";
    }
}
