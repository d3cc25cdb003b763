package dev.mintmark.token.provider;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.provider.ProviderSecret;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The private JSON Web Keys with which this service signs assertions for providers (RFC 7517, RFC 7518 §6, RFC 7523
 * §2.2).
 */
final class PrivateJwk {
    private static final int MIN_RSA_BITS = 2_048;
    private static final int MAX_RSA_BITS = 4_096;
    private static final List<JWSAlgorithm> OF_RSA = List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);
    private static final List<JWSAlgorithm> OF_EC = List.of(JWSAlgorithm.ES256);

    private PrivateJwk() {}

    /**
     * Reads a key as typed; what is reported repeats nothing of it.
     *
     * @return what signs of it, and its {@code kid} and {@code alg} where it has them
     */
    static Optional<JWK> read(ProviderSecret typed, Violations violations) {
        Optional<String> fault;
        try {
            JWK key = JWK.parse(typed.reveal());
            fault = fault(key);
            if (fault.isEmpty()) {
                return Optional.of(bare(key));
            }
        } catch (ParseException | JOSEException | RuntimeException unusable) {
            // Whose message may repeat the key
            fault = Optional.of("This is no key that can sign: give a JSON Web Key with all members of its type.");
        }
        violations.add(typed.kind().field(), Fault.INVALID_JWK, fault.get());
        return Optional.empty();
    }

    /** Reads a key that was found to be good before. */
    static JWK stored(ProviderSecret secret) {
        try {
            return JWK.parse(secret.reveal());
        } catch (ParseException damaged) {
            // Whose message may repeat the key
            throw new IllegalStateException("The private key for an identity provider cannot be read.");
        }
    }

    /** With which algorithms a key may sign, the usual one first: the key may say which, else its type does. */
    static List<JWSAlgorithm> algorithms(JWK key) {
        List<JWSAlgorithm> all = key instanceof ECKey ? OF_EC : OF_RSA;
        return key.getAlgorithm() == null
                ? all
                : all.stream().filter(key.getAlgorithm()::equals).toList();
    }

    private static Optional<String> fault(JWK key) throws JOSEException {
        if (key instanceof ECKey ec && !Curve.P_256.equals(ec.getCurve())) {
            return Optional.of("The curve of an EC key must be P-256.");
        }
        if (key instanceof RSAKey rsa && (rsa.size() < MIN_RSA_BITS || rsa.size() > MAX_RSA_BITS)) {
            return Optional.of("An RSA key has 2048 to 4096 bits.");
        }
        if (!(key instanceof ECKey || key instanceof RSAKey)) {
            return Optional.of("The kty of the key must be EC or RSA.");
        }
        if (!key.isPrivate()) {
            return Optional.of("This is a public key. Give the private one, which has a d; the provider has this one.");
        }
        if (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse())) {
            return Optional.of("The use of the key must be sig, or left out.");
        }
        Set<KeyOperation> operations = key.getKeyOperations();
        if (operations != null && !operations.contains(KeyOperation.SIGN)) {
            return Optional.of("The key_ops of the key must have sign, or be left out.");
        }
        if (algorithms(key).isEmpty()) {
            return Optional.of("The alg of an EC key is ES256, that of an RSA key RS256 or PS256; or leave it out.");
        }
        if (key.getKeyID() != null && !ClientKey.isKid(key.getKeyID())) {
            return Optional.of("A kid has 1 to 128 visible ASCII characters, without quotation mark and backslash.");
        }
        return signs(key)
                ? Optional.empty()
                : Optional.of("The private part of this key is not that of its public part.");
    }

    private static boolean signs(JWK key) throws JOSEException {
        JWSObject signed = new JWSObject(
                new JWSHeader(algorithms(key).get(0)), new Payload("Does it sign what its public part verifies?"));
        if (key instanceof ECKey ec) {
            signed.sign(new ECDSASigner(ec));
            return signed.verify(new ECDSAVerifier(ec.toPublicJWK()));
        }
        RSAKey rsa = key.toRSAKey();
        signed.sign(new RSASSASigner(rsa));
        return signed.verify(new RSASSAVerifier(rsa.toPublicJWK()));
    }

    /** Without certificates and whatever else may stand in a key. */
    private static JWK bare(JWK key) {
        Algorithm algorithm = key.getAlgorithm();
        if (key instanceof ECKey ec) {
            return new ECKey.Builder(ec.getCurve(), ec.getX(), ec.getY())
                    .d(ec.getD())
                    .keyID(ec.getKeyID())
                    .algorithm(algorithm)
                    .build();
        }
        RSAKey rsa = key.toRSAKey();
        return new RSAKey.Builder(rsa.getModulus(), rsa.getPublicExponent())
                .privateExponent(rsa.getPrivateExponent())
                .firstPrimeFactor(rsa.getFirstPrimeFactor())
                .secondPrimeFactor(rsa.getSecondPrimeFactor())
                .firstFactorCRTExponent(rsa.getFirstFactorCRTExponent())
                .secondFactorCRTExponent(rsa.getSecondFactorCRTExponent())
                .firstCRTCoefficient(rsa.getFirstCRTCoefficient())
                .keyID(rsa.getKeyID())
                .algorithm(algorithm)
                .build();
    }
}
