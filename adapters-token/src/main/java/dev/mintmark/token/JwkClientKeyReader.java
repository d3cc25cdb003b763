package dev.mintmark.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.mintmark.application.port.out.token.ClientKeyReader;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import dev.mintmark.domain.credential.Credentials;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads public JSON Web Keys (RFC 7517, RFC 7518 §6, RFC 8037 §2) strictly, and keeps of them only what makes the key.
 */
public final class JwkClientKeyReader implements ClientKeyReader {
    private static final int MIN_RSA_BITS = 2_048;
    private static final int MAX_RSA_BITS = 4_096;
    /**
     * 65537: the exponent of nearly every key. A larger one would make verifying expensive, a smaller one is considered
     * weak.
     */
    private static final String RSA_EXPONENT = "AQAB";

    private static final int COORDINATE_BYTES = 32;
    static final Set<String> PRIVATE_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    @Override
    public Optional<List<ClientKey>> read(List<Map<String, Object>> jwks, String field, Violations violations) {
        List<ClientKey> keys = new ArrayList<>();
        if (jwks.size() > Credentials.MAX_PUBLIC_KEYS) {
            violations.add(field, Fault.INVALID_JWK, "An app has at most two public keys. Leave the others out.");
        }
        Set<String> kids = new HashSet<>();
        Set<String> thumbprints = new HashSet<>();
        boolean sound = jwks.size() <= Credentials.MAX_PUBLIC_KEYS;
        for (int i = 0; i < jwks.size(); i++) {
            try {
                ClientKey key = key(jwks.get(i));
                require(thumbprints.add(key.thumbprint()), "This key stands in the list already.");
                require(kids.add(key.kid()), "Another key of the list has this kid. Give each its own.");
                keys.add(key);
            } catch (UnusableJwk unusable) {
                violations.add(field + "[" + i + "]", Fault.INVALID_JWK, unusable.getMessage());
                sound = false;
            }
        }
        return sound ? Optional.of(List.copyOf(keys)) : Optional.empty();
    }

    /** One key. Throws {@link UnusableJwk}. */
    static ClientKey key(Map<String, Object> jwk) {
        require(
                PRIVATE_MEMBERS.stream().noneMatch(jwk::containsKey),
                "This holds a private or secret key. It was not stored. Register the public part only, and use"
                        + " another key from now on.");
        require(jwk.get("use") == null || jwk.get("use").equals("sig"), "The use of the key must be sig, or left out.");
        require(isForVerifying(jwk.get("key_ops")), "The key_ops of a public key must be verify only, or left out.");
        return switch (text(jwk, "kty")) {
            case "EC" -> ellipticCurve(jwk);
            case "RSA" -> rsa(jwk);
            case "OKP" -> edwardsCurve(jwk);
            default -> throw new UnusableJwk("The kty of the key must be EC, RSA or OKP.");
        };
    }

    private static boolean isForVerifying(Object keyOps) {
        return keyOps == null || (keyOps instanceof List<?> operations && operations.equals(List.of("verify")));
    }

    private static ClientKey ellipticCurve(Map<String, Object> jwk) {
        require("P-256".equals(jwk.get("crv")), "The curve of an EC key must be P-256.");
        requireAlgorithm(jwk, ClientKeyAlgorithm.ES256);
        Base64URL x = coordinate(jwk, "x");
        Base64URL y = coordinate(jwk, "y");
        try {
            ECKey key = new ECKey.Builder(Curve.P_256, x, y).build();
            return clientKey(
                    jwk, ClientKeyAlgorithm.ES256, key, Map.of("crv", "P-256", "x", x.toString(), "y", y.toString()));
        } catch (IllegalStateException | IllegalArgumentException notOnTheCurve) {
            throw new UnusableJwk("The point x, y is not on the curve P-256.");
        }
    }

    private static ClientKey edwardsCurve(Map<String, Object> jwk) {
        require("Ed25519".equals(jwk.get("crv")), "The curve of an OKP key must be Ed25519.");
        requireAlgorithm(jwk, ClientKeyAlgorithm.EDDSA);
        Base64URL x = coordinate(jwk, "x");
        require(Ed25519.isPoint(x.decode()), "The x of the key is not on the curve Ed25519.");
        return clientKey(
                jwk,
                ClientKeyAlgorithm.EDDSA,
                new OctetKeyPair.Builder(Curve.Ed25519, x).build(),
                Map.of("crv", "Ed25519", "x", x.toString()));
    }

    private static ClientKey rsa(Map<String, Object> jwk) {
        ClientKeyAlgorithm algorithm = jwk.get("alg") == null
                ? ClientKeyAlgorithm.RS256
                : ClientKeyAlgorithm.of(text(jwk, "alg"))
                        .filter(known -> known.keyType().equals("RSA"))
                        .orElseThrow(() -> new UnusableJwk("The alg of an RSA key must be RS256 or PS256."));
        Base64URL n = base64Url(jwk, "n");
        BigInteger modulus = n.decodeToBigInteger();
        require(
                modulus.bitLength() >= MIN_RSA_BITS && modulus.bitLength() <= MAX_RSA_BITS && modulus.testBit(0),
                "The modulus n of an RSA key must be an odd number of 2048 to 4096 bits.");
        require(Base64URL.encode(modulus).equals(n), "Write the modulus n of the key without leading zero octets.");
        require(RSA_EXPONENT.equals(jwk.get("e")), "The exponent e of an RSA key must be 65537, which is AQAB.");
        Base64URL e = new Base64URL(RSA_EXPONENT);
        return clientKey(
                jwk, algorithm, new RSAKey.Builder(n, e).build(), Map.of("n", n.toString(), "e", RSA_EXPONENT));
    }

    private static ClientKey clientKey(
            Map<String, Object> jwk, ClientKeyAlgorithm algorithm, JWK key, Map<String, String> parameters) {
        try {
            String thumbprint = key.computeThumbprint().toString();
            String kid = jwk.get("kid") == null ? thumbprint : text(jwk, "kid");
            require(
                    ClientKey.isKid(kid),
                    "A kid has 1 to 128 visible ASCII characters, without space, quotation mark and backslash.");
            return new ClientKey(kid, algorithm, thumbprint, parameters);
        } catch (JOSEException everyPlatformHasSha256) {
            throw new IllegalStateException(everyPlatformHasSha256);
        }
    }

    private static void requireAlgorithm(Map<String, Object> jwk, ClientKeyAlgorithm algorithm) {
        require(
                jwk.get("alg") == null
                        || ClientKeyAlgorithm.of(text(jwk, "alg")).equals(Optional.of(algorithm)),
                "The alg of this key must be " + algorithm.code() + ", or left out.");
    }

    private static Base64URL coordinate(Map<String, Object> jwk, String member) {
        Base64URL value = base64Url(jwk, member);
        require(value.decode().length == COORDINATE_BYTES, "The " + member + " of this key must be 32 bytes.");
        return value;
    }

    /** Base64url in its one canonical form: no padding, no other characters, no bits left over. */
    private static Base64URL base64Url(Map<String, Object> jwk, String member) {
        Base64URL value = new Base64URL(text(jwk, member));
        require(
                Base64URL.encode(value.decode()).equals(value),
                "The " + member + " of the key must be base64url without padding.");
        return value;
    }

    private static String text(Map<String, Object> jwk, String member) {
        if (jwk.get(member) instanceof String text) {
            return text;
        }
        throw new UnusableJwk("The key needs a " + member + ", as a string.");
    }

    private static void require(boolean sound, String sentence) {
        if (!sound) {
            throw new UnusableJwk(sentence);
        }
    }
}
