package dev.mintmark.blackbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;

/** The published keys of a server, read by a library that no one here wrote. */
record Keys(JWKSet set) {
    static Keys of(Http server) {
        try {
            return new Keys(JWKSet.parse(server.get("/.well-known/jwks.json").text()));
        } catch (ParseException notAKeySet) {
            throw new AssertionError(notAKeySet);
        }
    }

    List<String> kids() {
        return set.getKeys().stream().map(JWK::getKeyID).toList();
    }

    /** Whether a published key verifies the signature. */
    boolean verify(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWK key = set.getKeyByKeyId(jwt.getHeader().getKeyID());
            return key != null
                    && jwt.verify(new DefaultJWSVerifierFactory()
                            .createJWSVerifier(
                                    jwt.getHeader(),
                                    key instanceof com.nimbusds.jose.jwk.ECKey ec
                                            ? ec.toPublicKey()
                                            : key.toRSAKey().toPublicKey()));
        } catch (ParseException | JOSEException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** The key id in a token's header. */
    static String kidOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException notAToken) {
            throw new AssertionError(notAToken);
        }
    }
}
