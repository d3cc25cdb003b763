package wall;

import com.github.scribejava.core.model.OAuth2AccessTokenErrorResponse;
import com.nimbusds.jose.proc.BadJOSEException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.authentication.TokenCredentials;
import java.net.URI;
import java.util.concurrent.CompletionException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import products.NimbusSdk;
import products.ScribeJava;
import products.VertxOAuth2;
import products.spring.AccessTokens;
import products.spring.Client;
import products.spring.ResourceServer;

/** Starts what the package {@code products} sets up. */
final class Products {
    /** What a verifier stands before; client id and secret are the API's own. */
    record Api(String issuer, String audience, String clientId, String clientSecret) {}

    /** Who asks for a token. */
    record App(String issuer, String clientId, String clientSecret) {}

    /** What a token is asked for. */
    record Target(String resource, String scope) {}

    /** What a client hands on. */
    record Token(String access_token, String scope) {}

    interface Verifier {
        void take(String token) throws Exception;
    }

    /** What a product says of a token, or of a request for one; whatever else is thrown is a failure. */
    static final class Refused extends Exception {
        Refused(String why) {
            super(why);
        }
    }

    private static final Vertx VERTX = Vertx.vertx();

    private Products() {}

    static Verifier verifier(String product, Api api) throws Exception {
        return switch (product) {
            case "nimbus" -> nimbus(api);
            case "vertx" -> vertx(api);
            default -> throw new IllegalArgumentException(product);
        };
    }

    private static Verifier nimbus(Api api) throws Exception {
        var processor = NimbusSdk.verifier(api.issuer(), api.audience());
        return token -> {
            try {
                processor.process(token, null);
            } catch (BadJOSEException refused) {
                throw new Refused(refused.getMessage());
            }
        };
    }

    private static Verifier vertx(Api api) throws Refused {
        var server =
                answer(VertxOAuth2.verifier(VERTX, api.issuer(), api.audience(), api.clientId(), api.clientSecret()));
        return token -> answer(server.authenticate(new TokenCredentials(token)));
    }

    private static <T> T answer(Future<T> future) throws Refused {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw new Refused(failed.getCause().getMessage());
        }
    }

    /** The address of an API that answers 200 to good tokens, and 401 to others. */
    static String server(String product, Api api) {
        var application =
                switch (product) {
                    case "spring-boot" -> new SpringApplicationBuilder(ResourceServer.class);
                    case "spring-boot-at-jwt" -> new SpringApplicationBuilder(ResourceServer.class, AccessTokens.class);
                    default -> throw new IllegalArgumentException(product);
                };
        var started = application.run(
                "--spring.config.name=resource-server",
                "--server.port=0",
                "--issuer=" + api.issuer(),
                "--audience=" + api.audience());
        return "http://localhost:" + started.getEnvironment().getProperty("local.server.port");
    }

    static Token token(String product, App app, Target target) throws Exception {
        return switch (product) {
            case "nimbus" -> nimbus(app, target);
            case "scribejava" -> scribeJava(app, target);
            case "vertx" -> vertx(app, target);
            case "spring-boot" -> springBoot(app, target);
            default -> throw new IllegalArgumentException(product);
        };
    }

    private static Token nimbus(App app, Target target) throws Exception {
        var answer = NimbusSdk.token(
                app.issuer(), app.clientId(), app.clientSecret(), URI.create(target.resource()), target.scope());
        if (!answer.indicatesSuccess()) {
            throw new Refused(
                    answer.toErrorResponse().getErrorObject().toJSONObject().toString());
        }
        var token = answer.toSuccessResponse().getTokens().getAccessToken();
        return new Token(token.getValue(), token.getScope().toString());
    }

    private static Token scribeJava(App app, Target target) throws Exception {
        try {
            var token = ScribeJava.token(app.issuer(), app.clientId(), app.clientSecret(), target.scope());
            return new Token(token.getAccessToken(), token.getScope());
        } catch (OAuth2AccessTokenErrorResponse refused) {
            throw new Refused(refused.getMessage());
        }
    }

    private static Token vertx(App app, Target target) throws Refused {
        var principal = answer(VertxOAuth2.token(
                        VERTX, app.issuer(), app.clientId(), app.clientSecret(), target.resource(), target.scope()))
                .principal();
        return new Token(principal.getString("access_token"), principal.getString("scope"));
    }

    private static Token springBoot(App app, Target target) throws Refused {
        var application = new SpringApplicationBuilder(Client.class).web(WebApplicationType.NONE);
        try (var started = application.run(
                "--spring.config.name=client",
                "--issuer=" + app.issuer(),
                "--client-id=" + app.clientId(),
                "--client-secret=" + app.clientSecret(),
                "--resource=" + target.resource(),
                "--scope=" + target.scope())) {
            var token = started.getBean(OAuth2AuthorizedClientManager.class)
                    .authorize(OAuth2AuthorizeRequest.withClientRegistrationId("mintmark")
                            .principal("a service")
                            .build())
                    .getAccessToken();
            return new Token(token.getTokenValue(), String.join(" ", token.getScopes()));
        } catch (OAuth2AuthorizationException refused) {
            throw new Refused(refused.getMessage());
        }
    }
}
