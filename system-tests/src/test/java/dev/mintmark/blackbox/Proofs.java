package dev.mintmark.blackbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Instant;
import java.util.Date;

/** A key of a client, and proofs that it has it, as Nimbus' OAuth SDK makes them. */
final class Proofs {
    private final ECKey key;
    private final DPoPProofFactory factory;
    private final URI target;

    /** Of a fresh key, for the token endpoint of this issuer. */
    Proofs(String issuer) {
        try {
            this.key = new ECKeyGenerator(Curve.P_256).generate();
            this.factory = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
            this.target = URI.create(issuer + "/connect/token");
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    ECKey key() {
        return key;
    }

    String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    DPoPProofFactory factory() {
        return factory;
    }

    SignedJWT proof() {
        return proof("POST", target, Instant.now(), null);
    }

    String text() {
        return proof().serialize();
    }

    SignedJWT proof(Instant at, String nonce) {
        return proof("POST", target, at, nonce);
    }

    SignedJWT proof(String method, URI uri, Instant at, String nonce) {
        try {
            return factory.createDPoPJWT(
                    new JWTID(12), method, uri, Date.from(at), null, nonce == null ? null : new Nonce(nonce));
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }
}
