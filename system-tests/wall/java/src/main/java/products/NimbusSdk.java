package products;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

public final class NimbusSdk {
    private NimbusSdk() {}

    public static TokenResponse token(String issuer, String clientId, String clientSecret, URI resource, String scope)
            throws GeneralException, IOException {
        var server = AuthorizationServerMetadata.resolve(new Issuer(issuer));
        var credential = new ClientSecretBasic(new ClientID(clientId), new Secret(clientSecret));
        var request = new TokenRequest.Builder(server.getTokenEndpointURI(), credential, new ClientCredentialsGrant())
                .resource(resource)
                .scope(Scope.parse(scope))
                .build();
        return TokenResponse.parse(request.toHTTPRequest().send());
    }

    public static JWTProcessor<SecurityContext> verifier(String issuer, String audience)
            throws GeneralException, IOException {
        var server = AuthorizationServerMetadata.resolve(new Issuer(issuer));
        var keys = JWKSourceBuilder.create(server.getJWKSetURI().toURL()).build();
        var algorithms = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256); // yours will do
        var types = new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"), JOSEObjectType.JWT); // this, too
        var issued = new JWTClaimsSet.Builder().issuer(issuer).build();

        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(types);
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(audience, issued, Set.of("exp")));
        return processor;
    }
}
