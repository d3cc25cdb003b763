package dev.mintmark.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A private key that signs JSON Web Tokens (RFC 7515): client assertions and proofs. */
final class SigningKey {
    private final JWK jwk;
    private final String algorithm;
    private final PrivateKey key;

    private SigningKey(JWK jwk, String algorithm, PrivateKey key) {
        this.jwk = jwk;
        this.algorithm = algorithm;
        this.key = key;
    }

    static SigningKey parse(String json) {
        try {
            JWK jwk = JWK.parse(json);
            if (!jwk.isPrivate()) {
                throw new IllegalArgumentException("The key has no private half.");
            }
            return new SigningKey(jwk, algorithm(jwk), privateKey(jwk));
        } catch (ParseException | JOSEException | GeneralSecurityException unusable) {
            // Without the cause: a parser may quote what it read.
            throw new IllegalArgumentException("No JSON Web Key that can be used.");
        }
    }

    private static String algorithm(JWK jwk) {
        if (jwk instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
            return "ES256";
        }
        if (jwk instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
            return "EdDSA";
        }
        if (jwk instanceof RSAKey) {
            boolean pss =
                    jwk.getAlgorithm() != null && jwk.getAlgorithm().getName().equals("PS256");
            return pss ? "PS256" : "RS256";
        }
        throw new IllegalArgumentException("A key for signing is EC on P-256, RSA, or OKP with Ed25519.");
    }

    private static PrivateKey privateKey(JWK jwk) throws JOSEException, GeneralSecurityException {
        if (jwk instanceof ECKey ec) {
            return ec.toECPrivateKey();
        }
        if (jwk instanceof RSAKey rsa) {
            return rsa.toRSAPrivateKey();
        }
        byte[] seed = ((OctetKeyPair) jwk).getDecodedD();
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    /** Its id; null if it has none. */
    String kid() {
        return jwk.getKeyID();
    }

    String algorithm() {
        return algorithm;
    }

    /** Its public half, and nothing else about it. */
    Map<String, Object> publicHalf() {
        return new LinkedHashMap<>(jwk.getRequiredParams());
    }

    /** A JWT in compact form with these members; the header also says the algorithm. */
    String sign(Map<String, Object> header, Map<String, Object> claims) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("alg", algorithm);
        whole.putAll(header);
        String signed = encoded(whole) + "." + encoded(claims);
        return signed + "." + Base64URL.encode(sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Base64URL encoded(Map<String, Object> members) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(members));
    }

    private byte[] sign(byte[] input) {
        try {
            Signature signature = signature();
            signature.initSign(key);
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The key cannot sign.", unusable);
        }
    }

    private Signature signature() throws GeneralSecurityException {
        switch (algorithm) {
            case "ES256":
                return Signature.getInstance("SHA256withECDSAinP1363Format");
            case "RS256":
                return Signature.getInstance("SHA256withRSA");
            case "PS256":
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                return pss;
            default:
                return Signature.getInstance("Ed25519");
        }
    }
}
