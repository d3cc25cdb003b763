package dev.mintmark.token.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.mintmark.application.port.ProviderAnswer;
import dev.mintmark.application.port.out.session.OpenIdProviders;
import dev.mintmark.domain.provider.ForeignIdentity;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.provider.SignInFault;
import dev.mintmark.domain.provider.SignInRefused;
import dev.mintmark.domain.provider.SignInState;
import dev.mintmark.token.federation.FetchFailed;
import dev.mintmark.token.federation.GuardedClient;
import dev.mintmark.token.federation.TrustedIssuerKeys;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Talks to OpenID providers by Nimbus' SDK; what is sent goes through the {@link GuardedClient}. What was wrong is said
 * in the log, in words of our own, and never what a provider sent. Thread-safe.
 */
public final class OidcProviders implements OpenIdProviders, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OidcProviders.class.getName());
    private static final String GROUPS = "groups";
    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";
    private static final int MAX_ADDRESS = 2_000;

    /** The answer's head has to fit into the 4 KiB that proxies take as they come, with some hundred bytes to spare. */
    private static final int MAX_HINTED_ADDRESS = 3_000;

    private static final List<String> WANTED = List.of(EMAIL, EMAIL_VERIFIED, GROUPS);

    private final ProviderSecrets secrets;
    private final Discovery discovery;
    private final GuardedSender sender;
    private final TrustedIssuerKeys keys;
    private final IdTokens idTokens;

    /** Asks by this client, which is closed with it. */
    public OidcProviders(ProviderSecrets secrets, GuardedClient client, Clock clock) {
        this.secrets = secrets;
        this.discovery = new Discovery(client, clock);
        this.sender = new GuardedSender(client);
        this.keys = new TrustedIssuerKeys(client, clock);
        this.idTokens = new IdTokens(keys);
    }

    @Override
    public URI authorization(IdentityProvider provider, SignInState state, URI callback) {
        OIDCProviderMetadata metadata = metadata(provider);
        Scope scope = new Scope("openid", EMAIL, "profile");
        if (metadata.getScopes() != null && metadata.getScopes().contains(GROUPS)) {
            scope.add(GROUPS);
        }
        return new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE), scope, clientId(provider), callback)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(new State(state.state()))
                .nonce(new Nonce(state.nonce()))
                .codeChallenge(new CodeVerifier(state.codeVerifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    @Override
    public Identified identify(
            IdentityProvider provider, SignInState state, URI callback, ProviderAnswer answer, URI home) {
        OIDCProviderMetadata metadata = metadata(provider);
        requireRightIssuer(provider, metadata, answer);
        if (answer.error().isPresent()) {
            throw refused(provider, SignInFault.DENIED, "it answers with an error");
        }
        String code = answer.code()
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> refused(provider, SignInFault.ANSWER_INVALID, "it answers without a code"));
        OIDCTokens tokens = redeem(provider, metadata, code, state, callback);
        IDTokenClaimsSet claims = check(provider, tokens.getIDToken(), state);
        Map<String, Object> known = new HashMap<>(claims.toJSONObject());
        if (!known.keySet().containsAll(WANTED)
                && Discovery.isUsable(provider.settings().issuer(), metadata.getUserInfoEndpointURI())) {
            userInfo(
                            provider,
                            metadata,
                            tokens.getAccessToken(),
                            claims.getSubject().getValue())
                    .forEach(known::putIfAbsent);
        }
        return new Identified(
                identity(claims.getSubject().getValue(), known),
                signOut(provider, metadata, home, tokens.getIDToken()));
    }

    /** Against a mix-up: a provider that says who answers has to be the one that was asked (RFC 9207 §2.4). */
    private static void requireRightIssuer(
            IdentityProvider provider, OIDCProviderMetadata metadata, ProviderAnswer answer) {
        boolean isRight = answer.issuer()
                .map(issuer -> issuer.equals(provider.settings().issuer()))
                .orElse(!metadata.supportsAuthorizationResponseIssuerParam());
        if (!isRight) {
            throw refused(provider, SignInFault.ANSWER_INVALID, "another issuer answers");
        }
    }

    private OIDCTokens redeem(
            IdentityProvider provider, OIDCProviderMetadata metadata, String code, SignInState state, URI callback) {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), callback, new CodeVerifier(state.codeVerifier()));
        URI address = metadata.getTokenEndpointURI();
        TokenRequest request = secrets.open(provider)
                .map(secret -> new TokenRequest.Builder(address, authentication(provider, metadata, secret), grant))
                .orElseGet(() -> new TokenRequest.Builder(address, clientId(provider), grant))
                .build();
        try {
            TokenResponse response =
                    OIDCTokenResponseParser.parse(request.toHTTPRequest().send(sender));
            if (response.indicatesSuccess() && response.toSuccessResponse().getTokens() instanceof OIDCTokens tokens) {
                return tokens;
            }
        } catch (FetchFailed why) {
            throw refused(provider, SignInFault.PROVIDER_UNREACHABLE, "the token request failed. " + why.getMessage());
        } catch (ParseException | IOException | RuntimeException unreadable) {
            throw refused(provider, SignInFault.ANSWER_INVALID, "its answer to the token request cannot be read");
        }
        throw refused(provider, SignInFault.DENIED, "it refuses the token request");
    }

    private static ClientAuthentication authentication(
            IdentityProvider provider, OIDCProviderMetadata metadata, ProviderSecret secret) {
        return ProviderAuthentication.of(clientId(provider), metadata, secret)
                .orElseThrow(() -> refused(
                        provider, SignInFault.DENIED, "it says that it takes no signature that the private key makes"));
    }

    private IDTokenClaimsSet check(IdentityProvider provider, JWT token, SignInState state) {
        try {
            IDTokenClaimsSet claims = idTokens.check(provider, token, state.nonce());
            if (claims.getSubject().getValue().length() <= ForeignIdentity.MAX_SUBJECT) {
                return claims;
            }
        } catch (BadJOSEException | JOSEException | RuntimeException bad) {
            throw refused(provider, SignInFault.ANSWER_INVALID, "its ID token does not hold");
        }
        throw refused(provider, SignInFault.ANSWER_INVALID, "its subject is too long");
    }

    /** What the provider says elsewhere about the same person; nothing where it cannot be had. */
    private Map<String, Object> userInfo(
            IdentityProvider provider, OIDCProviderMetadata metadata, AccessToken token, String subject) {
        try {
            HTTPResponse response = new UserInfoRequest(metadata.getUserInfoEndpointURI(), token)
                    .toHTTPRequest()
                    .send(sender);
            Map<String, Object> claims = response.getBodyAsJSONObject();
            if (response.getStatusCode() == 200 && subject.equals(claims.get("sub"))) {
                return claims;
            }
        } catch (ParseException | IOException | RuntimeException none) {
            LOG.fine(() -> "Identity provider " + provider.id() + " says nothing more about the person");
        }
        return Map.of();
    }

    private static ForeignIdentity identity(String subject, Map<String, Object> claims) {
        Object verified = claims.get(EMAIL_VERIFIED);
        return new ForeignIdentity(
                subject,
                text(claims.get(EMAIL)),
                Boolean.TRUE.equals(verified) || "true".equals(verified),
                text(claims.get("name")),
                groups(claims.get(GROUPS)));
    }

    private static Optional<String> text(Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Set<String> groups(Object value) {
        Stream<?> each = value instanceof Collection<?> many ? many.stream() : Stream.ofNullable(value);
        return each.filter(String.class::isInstance).map(String.class::cast).collect(Collectors.toSet());
    }

    private static Optional<SignOut> signOut(
            IdentityProvider provider, OIDCProviderMetadata metadata, URI home, JWT idToken) {
        return Optional.ofNullable(metadata.getEndSessionEndpointURI())
                .filter(address -> Discovery.isUsable(provider.settings().issuer(), address))
                .flatMap(address -> signOutAt(address, null, clientId(provider), home, MAX_ADDRESS)
                        .map(plain -> new SignOut(
                                plain, signOutAt(address, idToken, clientId(provider), home, MAX_HINTED_ADDRESS))));
    }

    private static Optional<URI> signOutAt(URI address, JWT hint, ClientID client, URI home, int longest) {
        return Optional.of(new LogoutRequest(address, hint, null, client, home, null, null).toURI())
                .filter(whole -> whole.toString().length() <= longest);
    }

    private OIDCProviderMetadata metadata(IdentityProvider provider) {
        try {
            return discovery.of(provider);
        } catch (FetchFailed why) {
            throw refused(provider, SignInFault.PROVIDER_UNREACHABLE, why.getMessage());
        }
    }

    private static SignInRefused refused(IdentityProvider provider, SignInFault fault, String why) {
        LOG.info(() -> "Nobody signs in at identity provider " + provider.id() + " just now: " + why);
        return new SignInRefused(fault);
    }

    private static ClientID clientId(IdentityProvider provider) {
        return new ClientID(provider.settings().clientId());
    }

    /** Stops asking. */
    @Override
    public void close() {
        keys.close();
    }
}
