package dev.mintmark.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.domain.key.SigningAlgorithm;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One signing key with all that can be prepared before a signature: the opened key and its encoded headers.
 * Thread-safe.
 */
final class ReadyKey {
    private final String kid;
    private final JWSAlgorithm algorithm;
    private final JWSSigner signer;
    // By typ. The types are constants of the use cases; there are two.
    private final ConcurrentMap<String, JWSHeader> headers = new ConcurrentHashMap<>();

    ReadyKey(String kid, SigningAlgorithm algorithm, PrivateKey key, NativeCrypto crypto) {
        this.kid = kid;
        this.algorithm = JWSAlgorithm.parse(algorithm.name());
        this.signer = signer(algorithm, key);
        crypto.provider().ifPresent(signer.getJCAContext()::setProvider);
        // Without one of its own, the signer would make a new generator for each signature.
        signer.getJCAContext().setSecureRandom(new SecureRandom());
    }

    String sign(String type, Map<String, Object> claims) {
        JWSObject token = new JWSObject(
                headers.computeIfAbsent(type, this::header), new Payload(JSONObjectUtils.toJSONString(claims)));
        try {
            token.sign(signer);
        } catch (JOSEException cannotSign) {
            throw new IllegalStateException("the signing key " + kid + " cannot sign", cannotSign);
        }
        return token.serialize();
    }

    /** A header that was parsed keeps its encoded form, so that it is not encoded again for each token. */
    private JWSHeader header(String type) {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .keyID(kid)
                .type(new JOSEObjectType(type))
                .build();
        try {
            return JWSHeader.parse(header.toBase64URL());
        } catch (ParseException itWasJustWritten) {
            throw new IllegalStateException(itWasJustWritten);
        }
    }

    private static JWSSigner signer(SigningAlgorithm algorithm, PrivateKey key) {
        try {
            return switch (algorithm) {
                case ES256 -> new ECDSASigner(key, Curve.P_256);
                case RS256 -> new RSASSASigner(key);
            };
        } catch (JOSEException otherCurve) {
            throw new IllegalStateException(otherCurve);
        }
    }
}
