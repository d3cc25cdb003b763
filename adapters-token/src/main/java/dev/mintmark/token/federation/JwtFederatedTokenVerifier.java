package dev.mintmark.token.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier;
import dev.mintmark.domain.Coded;
import dev.mintmark.domain.federation.FederatedToken;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.token.CompactJws;
import dev.mintmark.token.NativeCrypto;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads and verifies tokens of other issuers (RFC 7515 §5.2). Keys come from the issuer alone: what the token's header
 * brings along or points to is not looked at. Thread-safe.
 */
public final class JwtFederatedTokenVerifier implements FederatedTokenVerifier {
    private final TrustedIssuerKeys keys;
    private final NativeCrypto crypto;
    private final NobodysKeys nobodys = new NobodysKeys();

    /** Verifies with these keys, and with the given provider where it can. */
    public JwtFederatedTokenVerifier(TrustedIssuerKeys keys, NativeCrypto crypto) {
        this.keys = Objects.requireNonNull(keys);
        this.crypto = Objects.requireNonNull(crypto);
    }

    @Override
    public Optional<Presented> read(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return CompactJws.parse(token).flatMap(jws -> presented(token, jws));
    }

    private static Optional<Presented> presented(String token, JWSObject jws) {
        JWSHeader header = jws.getHeader();
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            return Optional.empty();
        }
        return Coded.find(IssuerAlgorithm.class, header.getAlgorithm().getName())
                .flatMap(algorithm -> FederatedToken.of(jws.getPayload().toJSONObject())
                        .map(read -> new Presented(token, algorithm, Optional.ofNullable(header.getKeyID()), read)));
    }

    @Override
    public Optional<TrustedIssuer> signer(Presented token, List<TrustedIssuer> issuers) {
        Optional<Candidate> candidate = known(token, issuers);
        boolean holds = verify(token, candidate.map(Candidate::key));
        return candidate.filter(found -> holds).map(Candidate::issuer);
    }

    private Optional<Candidate> known(Presented token, List<TrustedIssuer> issuers) {
        List<TrustedIssuer> accepting = issuers.stream()
                .filter(issuer -> issuer.accepts(token.algorithm()))
                .toList();
        return first(accepting, issuer -> keys.find(issuer, token.algorithm(), token.kid()))
                .or(() -> first(accepting, issuer -> keys.findUnknown(issuer, token.algorithm(), token.kid())));
    }

    private static Optional<Candidate> first(List<TrustedIssuer> issuers, Finding finding) {
        for (TrustedIssuer issuer : issuers) {
            Optional<JWK> key = finding.of(issuer);
            if (key.isPresent()) {
                return Optional.of(new Candidate(issuer, key.get()));
            }
        }
        return Optional.empty();
    }

    private boolean verify(Presented token, Optional<JWK> key) {
        String compact = token.compact();
        int dot = compact.lastIndexOf('.');
        byte[] signingInput = compact.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        Base64URL signature = new Base64URL(compact.substring(dot + 1));
        Optional<JWK> usable = key.filter(found -> isMadeFor(found, signature));
        try {
            JWSHeader header = JWSHeader.parse(new Base64URL(compact.substring(0, compact.indexOf('.'))));
            JWSVerifier verifier = verifier(usable.orElseGet(() -> nobodys.key(token.algorithm(), signature)));
            crypto.provider().ifPresent(verifier.getJCAContext()::setProvider);
            return verifier.verify(header, signingInput, signature) && usable.isPresent();
        } catch (JOSEException | ParseException cannotHold) {
            return false;
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
    }

    /** As for assertions of apps: a signature that cannot be the key's would be refused without being verified. */
    private static boolean isMadeFor(JWK key, Base64URL signature) {
        if (!(key instanceof RSAKey rsa)) {
            return true;
        }
        Base64URL modulus = rsa.getModulus();
        return modulus.decode().length == signature.decode().length
                && signature.decodeToBigInteger().compareTo(modulus.decodeToBigInteger()) < 0;
    }

    /** Finds a key of an issuer. */
    private interface Finding {
        Optional<JWK> of(TrustedIssuer issuer);
    }

    private record Candidate(TrustedIssuer issuer, JWK key) {}
}
