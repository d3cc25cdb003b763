package dev.mintmark.verifier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.mintmark.verifier.Refused.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Judges the proofs that come with bound tokens (RFC 9449 §4.3, §7.1). */
final class DpopProofs {
    /** What a challenge names. */
    static final String ALGORITHMS = "ES256 RS256 PS256 EdDSA Ed25519";

    private static final Set<String> OF_RSA = Set.of("RS256", "PS256");
    /** Two names of one (RFC 9864). */
    private static final Set<String> OF_ED25519 = Set.of("EdDSA", "Ed25519");
    /** What stands before the 32 bytes of a key in its X.509 form (RFC 8410 §4). */
    private static final byte[] BEFORE_ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int ED25519_BYTES = 32;
    private static final int LONGEST = 8_192;
    private static final int LEAST_RSA_BITS = 2_048;
    /** Seconds by which a proof's {@code iat} may lie before or after now. */
    private static final int WINDOW = 60;

    private final URI address;
    private final InstantSource clock;
    private final UsedProofs used = new UsedProofs(2L * WINDOW + 1);

    /** @param address of the API, as clients see it: what stands before a request's path */
    DpopProofs(URI address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    /** Refuses a request that has no proof for this token and for itself, of the key with this thumbprint. */
    void check(DpopRequest request, String token, String thumbprint) throws Rejection {
        require(request.proofs().size() == 1, request.proofs().isEmpty() ? "there is none" : "there are several");
        CompactToken proof = parse(request.proofs().get(0));
        JWK key = key(proof.headerMembers());
        var claims = claims(proof);
        require(request.method().equals(claims.any("htm")), "htm");
        require(isFor(request.path(), claims.any("htu")), "htu");
        long now = clock.instant().getEpochSecond();
        checkTime(claims.any("iat"), now);
        require(claims.any("jti") instanceof String jti && !jti.isEmpty(), "jti");
        require(hash(token).equals(claims.any("ath")), "ath");
        require(thumbprint(key).equals(thumbprint), "the token is bound to another key");
        require(holds(proof, key), "signature");
        require(used.remember(hash(thumbprint + '\n' + claims.any("jti")), now), "it was used before");
    }

    private static CompactToken parse(String proof) throws Rejection {
        try {
            return CompactToken.parse(proof, LONGEST);
        } catch (Rejection unreadable) {
            throw new Rejection(Reason.INVALID_PROOF, "it is no JWT", unreadable.getCause());
        }
    }

    private static Claims claims(CompactToken proof) throws Rejection {
        try {
            return new Claims(proof.claims());
        } catch (Rejection unreadable) {
            throw new Rejection(Reason.INVALID_PROOF, "it is no JWT", unreadable.getCause());
        }
    }

    private static JWK key(Map<String, Object> header) throws Rejection {
        require(header.get("typ") instanceof String typ && isProof(typ), "typ");
        require(!header.containsKey("crit"), "crit");
        JWK key = publicKey(header.get("jwk"));
        require(header.get("alg") instanceof String alg && fits(key, alg), "alg");
        return key;
    }

    private static boolean fits(JWK key, String alg) {
        if (key instanceof RSAKey rsa) {
            return OF_RSA.contains(alg) && rsa.size() >= LEAST_RSA_BITS;
        }
        if (key instanceof OctetKeyPair pair) {
            return OF_ED25519.contains(alg)
                    && Curve.Ed25519.equals(pair.getCurve())
                    && pair.getDecodedX().length == ED25519_BYTES;
        }
        return alg.equals("ES256") && key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve());
    }

    private static boolean isProof(String typ) {
        String lower = typ.toLowerCase(Locale.ROOT);
        return lower.equals("dpop+jwt") || lower.equals("application/dpop+jwt");
    }

    private static JWK publicKey(Object jwk) throws Rejection {
        require(jwk instanceof Map<?, ?>, "jwk");
        try {
            @SuppressWarnings("unchecked")
            JWK key = JWK.parse((Map<String, Object>) jwk);
            require(!key.isPrivate(), "jwk");
            return key;
        } catch (ParseException | IllegalArgumentException | IllegalStateException unusable) {
            throw new Rejection(Reason.INVALID_PROOF, "jwk", unusable);
        }
    }

    /** Says by how many seconds a clock is off. */
    private static void checkTime(Object issuedAt, long now) throws Rejection {
        require(issuedAt instanceof Number, "iat");
        double ahead = ((Number) issuedAt).doubleValue() - now;
        long seconds = Math.round(Math.abs(ahead));
        require(
                seconds <= WINDOW,
                "iat, " + seconds + " seconds " + (ahead > 0 ? "ahead of" : "behind") + " this server");
    }

    /** Compares after normalization by syntax and scheme (RFC 3986 §6.2.2, §6.2.3), without query and fragment. */
    private boolean isFor(String path, Object htu) {
        try {
            URI wanted = new URI(address.toString().replaceFirst("/$", "") + path);
            return htu instanceof String text
                    && normalized(wanted) != null
                    && normalized(wanted).equals(normalized(new URI(text)));
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static String normalized(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return null;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean isUsualPort = uri.getPort() == (scheme.equals("https") ? 443 : 80);
        String port = uri.getPort() == -1 || isUsualPort ? "" : ":" + uri.getPort();
        String path = uri.normalize().getRawPath();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + (path.isEmpty() ? "/" : path);
    }

    private static boolean holds(CompactToken proof, JWK key) {
        byte[] signed = (proof.header() + "." + proof.payload()).getBytes(StandardCharsets.US_ASCII);
        try {
            if (key instanceof OctetKeyPair pair) {
                return holds(signed, proof.signature().decode(), pair);
            }
            JWSVerifier verifier = key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
            return verifier.verify(JWSHeader.parse(proof.header()), signed, proof.signature());
        } catch (JOSEException | ParseException | GeneralSecurityException unusable) {
            return false;
        }
    }

    /** By the JDK, since the JOSE library would need another library for Ed25519. */
    private static boolean holds(byte[] signed, byte[] signature, OctetKeyPair key) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(BEFORE_ED25519, BEFORE_ED25519.length + ED25519_BYTES);
        System.arraycopy(key.getDecodedX(), 0, encoded, BEFORE_ED25519.length, ED25519_BYTES);
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(signed);
        return verifier.verify(signature);
    }

    private static String thumbprint(JWK key) throws Rejection {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException unusable) {
            throw new Rejection(Reason.INVALID_PROOF, "jwk", unusable);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64URL.encode(digest).toString();
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static void require(boolean holds, String otherwise) throws Rejection {
        if (!holds) {
            throw new Rejection(Reason.INVALID_PROOF, otherwise);
        }
    }

    /** The proofs that were accepted lately, so that none is accepted twice; of very many, the latest. */
    private static final class UsedProofs {
        private static final int MOST = 100_000;

        private final long kept;
        /** When each was seen, in seconds since 1970; the oldest first. */
        private final Map<String, Long> seen = new LinkedHashMap<>();

        /** @param kept for how many seconds each is remembered */
        UsedProofs(long kept) {
            this.kept = kept;
        }

        /** Whether it was not remembered before. */
        synchronized boolean remember(String digest, long now) {
            Iterator<Long> oldest = seen.values().iterator();
            while (oldest.hasNext() && (oldest.next() <= now - kept || seen.size() >= MOST)) {
                oldest.remove();
            }
            return seen.putIfAbsent(digest, now) == null;
        }
    }
}
