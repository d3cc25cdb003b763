package dev.mintmark.token;

import dev.mintmark.domain.key.SigningAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/**
 * One signing key with all that can be prepared before a signature: the opened key in signature objects that wait for
 * their next turn, and its encoded headers. Thread-safe.
 */
final class ReadyKey {
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private final String kid;
    private final SigningAlgorithm algorithm;
    private final PrivateKey key;
    private final NativeCrypto crypto;
    // As many as have ever signed at once
    private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();
    // By typ. The types are constants of the use cases; there are three.
    private final ConcurrentMap<String, byte[]> headers = new ConcurrentHashMap<>();

    ReadyKey(String kid, SigningAlgorithm algorithm, PrivateKey key, NativeCrypto crypto) {
        this.kid = kid;
        this.algorithm = algorithm;
        this.key = key;
        this.crypto = crypto;
    }

    /** The JWS in compact form (RFC 7515 §7.1). */
    String sign(String type, Map<String, Object> claims) {
        byte[] header = headers.get(type);
        if (header == null) {
            header = headers.computeIfAbsent(type, this::header);
        }
        byte[] payload = BASE64_URL.encode(ClaimsJson.of(claims));
        byte[] signature = BASE64_URL.encode(signature(header, payload));
        byte[] compact = Arrays.copyOf(header, header.length + payload.length + 1 + signature.length);
        System.arraycopy(payload, 0, compact, header.length, payload.length);
        int dot = header.length + payload.length;
        compact[dot] = '.';
        System.arraycopy(signature, 0, compact, dot + 1, signature.length);
        return new String(compact, StandardCharsets.ISO_8859_1);
    }

    private byte[] signature(byte[] header, byte[] payload) {
        try {
            Signature known = idle.poll();
            Signature signer = known == null ? signer() : known;
            signer.update(header);
            signer.update(payload);
            byte[] signature = signer.sign();
            idle.add(signer);
            return signature;
        } catch (GeneralSecurityException cannotSign) {
            throw new IllegalStateException("the signing key " + kid + " cannot sign", cannotSign);
        }
    }

    private Signature signer() throws GeneralSecurityException {
        Signature signer = crypto.signature(
                switch (algorithm) {
                    case ES256 -> NativeCrypto.ES256;
                    case RS256 -> "SHA256withRSA";
                });
        signer.initSign(key);
        return signer;
    }

    /** With the dot behind it. */
    private byte[] header(String type) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("kid", kid);
        header.put("typ", type);
        header.put("alg", algorithm.name());
        return (BASE64_URL.encodeToString(ClaimsJson.of(header)) + ".").getBytes(StandardCharsets.US_ASCII);
    }
}
