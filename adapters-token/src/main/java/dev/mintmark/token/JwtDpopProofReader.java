package dev.mintmark.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.application.port.out.token.AssertionVerifier;
import dev.mintmark.application.port.out.token.DpopProofReader;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import dev.mintmark.domain.dpop.DpopRefused;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads DPoP proofs (RFC 9449 §4.2, §4.3) strictly, and verifies them as client assertions are, with the key that they
 * bring along. Thread-safe.
 */
public final class JwtDpopProofReader implements DpopProofReader {
    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");

    private final AssertionVerifier signatures;

    /** Verifies with this verifier. */
    public JwtDpopProofReader(AssertionVerifier signatures) {
        this.signatures = signatures;
    }

    @Override
    public Presented read(String proof) {
        if (proof.length() > MAX_LENGTH) {
            throw DpopRefused.invalid("The proof is longer than " + MAX_LENGTH + " characters.");
        }
        refusePrivateKey(proof);
        JWSObject jws = CompactJws.parse(proof)
                .orElseThrow(() -> DpopRefused.invalid("The proof must be a JWT in the compact form of RFC 7515."));
        JWSHeader header = jws.getHeader();
        require(TYPE.equals(header.getType()), "The typ of the proof must be dpop+jwt.");
        require(
                header.getCriticalParams() == null && header.isBase64URLEncodePayload(),
                "The proof may not demand an extension.");
        ClientKeyAlgorithm algorithm = ClientKeyAlgorithm.of(
                        header.getAlgorithm().getName())
                .orElseThrow(() -> DpopRefused.invalid("The alg of the proof must be one of"
                        + " dpop_signing_alg_values_supported in this server's metadata."));
        return new Presented(
                proof, algorithm, key(header, algorithm), jws.getPayload().toJSONObject());
    }

    /** The parser below would say no more than that this is no proof. */
    private static void refusePrivateKey(String proof) {
        Optional<Map<String, Object>> jwk = jwkIn(new Base64URL(proof.substring(0, Math.max(proof.indexOf('.'), 0))));
        require(
                jwk.filter(key -> JwkClientKeyReader.PRIVATE_MEMBERS.stream().anyMatch(key::containsKey))
                        .isEmpty(),
                "The jwk of the proof holds a private or secret key. Send the public part only, and use another key"
                        + " from now on.");
    }

    private static Optional<Map<String, Object>> jwkIn(Base64URL header) {
        try {
            return Optional.ofNullable(
                    JSONObjectUtils.getJSONObject(JSONObjectUtils.parse(header.decodeToString()), "jwk"));
        } catch (ParseException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static ClientKey key(JWSHeader header, ClientKeyAlgorithm algorithm) {
        require(header.getJWK() != null, "The proof needs the public key in its header, as jwk.");
        Map<String, Object> jwk = new HashMap<>(header.getJWK().toJSONObject());
        jwk.putIfAbsent("alg", algorithm.code());
        jwk.remove("kid");
        try {
            ClientKey key = JwkClientKeyReader.key(jwk);
            require(key.algorithm() == algorithm, "The alg of the proof must be that of the key in its jwk.");
            return key;
        } catch (UnusableJwk unusable) {
            throw DpopRefused.invalid("The jwk of the proof cannot be used. " + unusable.getMessage());
        }
    }

    @Override
    public boolean verify(Presented proof) {
        return signatures.verify(
                new AssertionVerifier.Presented(proof.compact(), proof.algorithm(), Optional.empty(), proof.claims()),
                Optional.of(proof.key()));
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw DpopRefused.invalid(sentence);
        }
    }
}
