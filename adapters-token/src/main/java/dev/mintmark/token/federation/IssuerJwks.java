package dev.mintmark.token.federation;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads key sets of others (RFC 7517 §5, SPIFFE bundles among them): what cannot be used is passed over, and only the
 * public members of a key are looked at.
 */
final class IssuerJwks {
    private static final List<String> PUBLIC_MEMBERS =
            List.of("kty", "use", "key_ops", "alg", "kid", "crv", "x", "y", "n", "e");
    /** A SPIFFE bundle names the keys of JWT-SVIDs in its own way (SPIFFE Trust Domain and Bundle §4.2.2). */
    private static final Set<String> USES = Set.of("sig", "jwt-svid");

    private static final int MOST_KEYS = 100;
    private static final int MIN_RSA_BITS = 2_048;
    private static final int MAX_RSA_BITS = 4_096;
    private static final int MAX_EXPONENT_BITS = 32;
    private static final Map<Curve, String> OF_CURVES =
            Map.of(Curve.P_256, "ES256", Curve.P_384, "ES384", Curve.P_521, "ES512");

    private IssuerJwks() {}

    /** The keys of a set; empty if the bytes are none. */
    static Optional<List<Map<String, Object>>> parse(byte[] json) {
        try {
            return keys(JSONObjectUtils.parse(new String(json, StandardCharsets.UTF_8)));
        } catch (ParseException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /** The public members of each key of a set; empty if it is none. */
    static Optional<List<Map<String, Object>>> keys(Map<String, Object> set) {
        if (!(set.get("keys") instanceof List<?> list) || list.size() > MOST_KEYS) {
            return Optional.empty();
        }
        List<Map<String, Object>> keys = new ArrayList<>();
        for (Object one : list) {
            if (one instanceof Map<?, ?> key) {
                keys.add(publicMembers(key));
            }
        }
        return Optional.of(keys);
    }

    private static Map<String, Object> publicMembers(Map<?, ?> key) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String member : PUBLIC_MEMBERS) {
            if (key.get(member) != null) {
                members.put(member, key.get(member));
            }
        }
        return members;
    }

    /** The key, if signatures can be verified with it. */
    static Optional<JWK> usable(Map<String, Object> key) {
        boolean mayVerify = (key.get("use") == null || USES.contains(key.get("use")))
                && (key.get("key_ops") == null
                        || key.get("key_ops") instanceof List<?> operations && operations.contains("verify"));
        if (!mayVerify) {
            return Optional.empty();
        }
        Map<String, Object> members = new LinkedHashMap<>(key);
        members.remove("use");
        members.remove("key_ops");
        try {
            JWK jwk = JWK.parse(members);
            return isSound(jwk) ? Optional.of(jwk) : Optional.empty();
        } catch (ParseException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isSound(JWK jwk) {
        if (jwk instanceof RSAKey rsa) {
            int bits = rsa.getModulus().decodeToBigInteger().bitLength();
            return bits >= MIN_RSA_BITS
                    && bits <= MAX_RSA_BITS
                    && rsa.getPublicExponent().decodeToBigInteger().bitLength() <= MAX_EXPONENT_BITS;
        }
        return jwk instanceof ECKey curve && OF_CURVES.containsKey(curve.getCurve());
    }

    /** Whether a key signs in this way. */
    static boolean isFor(JWK jwk, IssuerAlgorithm algorithm) {
        String name = algorithm.code();
        boolean ofItsKind = jwk instanceof ECKey curve
                ? name.equals(OF_CURVES.get(curve.getCurve()))
                : KeyType.RSA.equals(jwk.getKeyType()) && (name.startsWith("RS") || name.startsWith("PS"));
        return ofItsKind
                && (jwk.getAlgorithm() == null || jwk.getAlgorithm().getName().equals(name));
    }

    /** The key that a token is verified with: the one that it names, or the only one where it names none. */
    static Optional<JWK> select(List<JWK> keys, IssuerAlgorithm algorithm, Optional<String> kid) {
        List<JWK> fitting = keys.stream()
                .filter(key -> isFor(key, algorithm))
                .filter(key -> kid.map(named -> named.equals(key.getKeyID())).orElse(true))
                .toList();
        return fitting.size() == 1 || (kid.isPresent() && !fitting.isEmpty())
                ? Optional.of(fitting.get(0))
                : Optional.empty();
    }
}
