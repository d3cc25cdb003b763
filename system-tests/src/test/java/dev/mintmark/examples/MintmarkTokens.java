package dev.mintmark.examples;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

public final class MintmarkTokens {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String scope;

    public MintmarkTokens(String issuer, String audience, String scope) throws MalformedURLException {
        // Keeps the keys for five minutes; fetches them again, at a limited rate, for a kid that it does not know.
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        URI.create(issuer + "/.well-known/jwks.json").toURL())
                .build();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audience,
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("exp", "nbf", "client_id", "tenantid", "scope")));
        this.scope = scope;
    }

    /** The claims of a good token. A bad one throws: 401 for all but the missing scope, which is 403. */
    public JWTClaimsSet verify(String token) throws BadJOSEException, JOSEException, ParseException {
        JWTClaimsSet claims = processor.process(token, null);
        if (!List.of(claims.getStringClaim("scope").split(" ")).contains(scope)) {
            throw new SecurityException("insufficient_scope");
        }
        return claims;
    }
}
