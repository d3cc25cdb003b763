package dev.mintmark.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.mintmark.application.port.out.token.AssertionVerifier;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and verifies client assertions (RFC 7515 §5.2). The algorithm is the registered key's; an assertion that brings
 * its own key is refused. Thread-safe.
 */
public final class JwtAssertionVerifier implements AssertionVerifier {
    /** A plain JWT, or what says that it is an assertion of a client. An access token, say, is neither. */
    private static final Set<JOSEObjectType> TYPES =
            Set.of(JOSEObjectType.JWT, new JOSEObjectType("client-authentication+jwt"));

    private static final int MIN_RSA_BYTES = 256;
    private static final int MAX_RSA_BYTES = 512;
    private static final Base64URL RSA_EXPONENT = new Base64URL("AQAB");

    /**
     * Points that were made by hashing, so that nobody has their private keys; and it would help nobody to have them.
     */
    private static final ECKey NOBODYS_POINT = new ECKey.Builder(
                    Curve.P_256,
                    new Base64URL("EWdY0vGFR3Cd7NMCrF7tdb2TiGmMNiFxF5gc9FvmMP4"),
                    new Base64URL("Ei76iVQWJtf1L_Hc4p-j50Fialdzn5zunQSW_zF78ck"))
            .build();

    private static final byte[] NOBODYS_ED25519 = new Base64URL("4MGR-W-szEAroMoxFLfJVO_vKw6pNpXh7aK5Oq7i8Tw").decode();

    private final NativeCrypto crypto;

    /** Verifies with the given provider where it can. */
    public JwtAssertionVerifier(NativeCrypto crypto) {
        this.crypto = Objects.requireNonNull(crypto);
    }

    @Override
    public Optional<Presented> read(String assertion) {
        if (assertion.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return CompactJws.parse(assertion)
                .filter(jws -> isPlain(jws.getHeader()))
                .flatMap(jws -> presented(assertion, jws));
    }

    private static Optional<Presented> presented(String assertion, JWSObject jws) {
        JWSHeader header = jws.getHeader();
        return ClientKeyAlgorithm.of(header.getAlgorithm().getName())
                .map(algorithm -> new Presented(
                        assertion,
                        algorithm,
                        Optional.ofNullable(header.getKeyID()),
                        jws.getPayload().toJSONObject()));
    }

    private static boolean isPlain(JWSHeader header) {
        return (header.getType() == null || TYPES.contains(header.getType()))
                && header.getCriticalParams() == null
                && header.isBase64URLEncodePayload()
                && header.getJWK() == null
                && header.getJWKURL() == null
                && header.getX509CertURL() == null
                && header.getX509CertChain() == null;
    }

    @Override
    public boolean verify(Presented assertion, Optional<ClientKey> key) {
        String compact = assertion.compact();
        int dot = compact.lastIndexOf('.');
        byte[] signingInput = compact.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        Base64URL signature = new Base64URL(compact.substring(dot + 1));
        Optional<ClientKey> usable = key.filter(found -> found.algorithm() == assertion.algorithm())
                .filter(found -> isMadeFor(found, signature));
        try {
            boolean holds =
                    switch (assertion.algorithm()) {
                        case ES256 -> verify(assertion, signingInput, signature, verifier(ellipticCurve(usable)));
                        case RS256, PS256 ->
                            verify(assertion, signingInput, signature, verifier(rsa(usable, signature)));
                        case EDDSA -> Ed25519.verify(edwardsCurve(usable), signingInput, signature.decode());
                    };
            return holds && usable.isPresent();
        } catch (JOSEException | ParseException cannotHold) {
            return false;
        }
    }

    private boolean verify(Presented assertion, byte[] signingInput, Base64URL signature, JWSVerifier verifier)
            throws JOSEException, ParseException {
        String compact = assertion.compact();
        JWSHeader header = JWSHeader.parse(new Base64URL(compact.substring(0, compact.indexOf('.'))));
        crypto.provider().ifPresent(verifier.getJCAContext()::setProvider);
        return verifier.verify(header, signingInput, signature);
    }

    private static JWSVerifier verifier(ECKey key) throws JOSEException {
        return new ECDSAVerifier(key);
    }

    private static JWSVerifier verifier(RSAKey key) throws JOSEException {
        return new RSASSAVerifier(key);
    }

    /**
     * The cost of an RSA verification grows with the modulus; it is that of the signature's length, known key or not. A
     * signature that is no number below the modulus would be refused without being verified (RFC 8017 §5.2.2), which
     * would tell that there is a key.
     */
    private static boolean isMadeFor(ClientKey key, Base64URL signature) {
        if (!key.algorithm().keyType().equals("RSA")) {
            return true;
        }
        Base64URL modulus = parameter(key, "n");
        return modulus.decode().length == signature.decode().length
                && signature.decodeToBigInteger().compareTo(modulus.decodeToBigInteger()) < 0;
    }

    private static ECKey ellipticCurve(Optional<ClientKey> key) {
        return key.map(found -> new ECKey.Builder(Curve.P_256, parameter(found, "x"), parameter(found, "y")).build())
                .orElse(NOBODYS_POINT);
    }

    private static byte[] edwardsCurve(Optional<ClientKey> key) {
        return key.map(found -> parameter(found, "x").decode()).orElse(NOBODYS_ED25519);
    }

    private static RSAKey rsa(Optional<ClientKey> key, Base64URL signature) {
        Base64URL modulus = key.map(found -> parameter(found, "n")).orElseGet(() -> nobodysModulus(signature));
        return new RSAKey.Builder(modulus, RSA_EXPONENT).build();
    }

    /** A number of the signature's length with which verifying takes as long as with a key. */
    private static Base64URL nobodysModulus(Base64URL signature) {
        int bytes = Math.min(Math.max(signature.decode().length, MIN_RSA_BYTES), MAX_RSA_BYTES);
        return Base64URL.encode(BigInteger.ONE.shiftLeft(bytes * 8).subtract(BigInteger.ONE));
    }

    private static Base64URL parameter(ClientKey key, String name) {
        return new Base64URL(key.parameters().get(name));
    }
}
