package products;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;

public final class VertxOAuth2 {
    private VertxOAuth2() {}

    /** Its principal has the token. */
    public static Future<User> token(
            Vertx vertx, String issuer, String clientId, String clientSecret, String resource, String scope) {
        OAuth2Options app = new OAuth2Options()
                .setSite(issuer)
                .setClientId(clientId)
                .setClientSecret(clientSecret)
                .setExtraParameters(new JsonObject().put("resource", resource));
        Oauth2Credentials grant =
                new Oauth2Credentials().setFlow(OAuth2FlowType.CLIENT).addScope(scope);
        return OpenIDConnectAuth.discover(vertx, app).compose(server -> server.authenticate(grant));
    }

    /** Client id and secret are those of the API itself, mr_… and mmr_…. */
    public static Future<OAuth2Auth> verifier(
            Vertx vertx, String issuer, String audience, String clientId, String clientSecret) {
        OAuth2Options api = new OAuth2Options()
                .setSite(issuer)
                .setClientId(clientId)
                .setClientSecret(clientSecret)
                .setJWTOptions(new JWTOptions().addAudience(audience));
        return OpenIDConnectAuth.discover(vertx, api)
                .onSuccess(server -> server.missingKeyHandler(kid -> server.jWKSet()));
    }
}
