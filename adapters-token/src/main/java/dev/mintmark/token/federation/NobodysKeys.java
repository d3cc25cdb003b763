package dev.mintmark.token.federation;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.util.EnumMap;
import java.util.Map;

/**
 * Keys with which verifying takes as long as with a key of an issuer, and which nobody has: their private parts were
 * thrown away. What they verify does not count in any case.
 */
final class NobodysKeys {
    private static final int MIN_RSA_BYTES = 256;
    private static final int MAX_RSA_BYTES = 512;
    private static final Base64URL RSA_EXPONENT = new Base64URL("AQAB");

    private final Map<IssuerAlgorithm, JWK> points = new EnumMap<>(IssuerAlgorithm.class);

    NobodysKeys() {
        points.put(IssuerAlgorithm.ES256, point(Curve.P_256));
        points.put(IssuerAlgorithm.ES384, point(Curve.P_384));
        points.put(IssuerAlgorithm.ES512, point(Curve.P_521));
    }

    /** One for this algorithm; of RSA keys, one of the signature's length. */
    JWK key(IssuerAlgorithm algorithm, Base64URL signature) {
        JWK point = points.get(algorithm);
        return point != null ? point : new RSAKey.Builder(modulus(signature), RSA_EXPONENT).build();
    }

    private static ECKey point(Curve curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(curve.toECParameterSpec());
            return new ECKey.Builder(
                            curve, (ECPublicKey) generator.generateKeyPair().getPublic())
                    .build();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static Base64URL modulus(Base64URL signature) {
        int bytes = Math.min(Math.max(signature.decode().length, MIN_RSA_BYTES), MAX_RSA_BYTES);
        return Base64URL.encode(BigInteger.ONE.shiftLeft(bytes * 8).subtract(BigInteger.ONE));
    }
}
