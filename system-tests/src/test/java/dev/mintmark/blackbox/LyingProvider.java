package dev.mintmark.blackbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An OpenID provider that says whatever a test wants it to, where a sound one would never. It redeems a code once, for
 * the client that it knows and for whoever has the code's verifier.
 */
final class LyingProvider implements AutoCloseable {
    static final String CLIENT = "mintmark";
    static final String CLIENT_SECRET = "what-only-the-two-of-us-know: +/%&";

    /** What a code is worth. */
    private record Grant(String challenge, String redirectUri, String idToken) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final ECKey key = newKey();
    private final ECKey clientKey = newKey();
    private final List<String> assertions = new CopyOnWriteArrayList<>();
    private volatile boolean saysWhoAnswers;
    private volatile boolean redirectsTokenRequests;

    LyingProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on it says in its document that it names itself in each answer (RFC 9207). */
    void saysWhoAnswers() {
        saysWhoAnswers = true;
    }

    /** The private key whose public part it knows as the client's: a JWK. */
    String clientKey() {
        return clientKey.toJSONString();
    }

    /** Each assertion with which a client came, good or bad. */
    List<String> assertions() {
        return assertions;
    }

    void redirectsTokenRequests(boolean now) {
        redirectsTokenRequests = now;
    }

    /** A code for this request, good for an ID token with some of it changed. */
    String code(Map<String, String> request, Consumer<JWTClaimsSet.Builder> change) {
        return code(request, change, this::signed);
    }

    /** With the key that is published. */
    String signed(JWTClaimsSet claims) {
        return ForeignIssuer.sign(key, claims);
    }

    String code(
            Map<String, String> request,
            Consumer<JWTClaimsSet.Builder> change,
            Function<JWTClaimsSet, String> serialized) {
        long now = System.currentTimeMillis();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(new Date(now))
                .expirationTime(new Date(now + 300_000))
                .claim("nonce", request.get("nonce"))
                .claim("email_verified", true)
                .claim("name", "Ada Lovelace");
        change.accept(claims);
        String code = UUID.randomUUID().toString();
        grants.put(
                code,
                new Grant(
                        request.get("code_challenge"), request.get("redirect_uri"), serialized.apply(claims.build())));
        return code;
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** Signed with what the client knows, and not with the key that is published. */
    static String signedWithTheSecret(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner((CLIENT_SECRET + "0".repeat(32)).substring(0, 32)));
            return jwt.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String signedBySomebody(JWTClaimsSet claims) {
        return ForeignIssuer.sign(newKey(), claims);
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> send(exchange, 200, document());
            case "/keys" -> send(exchange, 200, new JWKSet(key).toString());
            case "/token" -> redeem(exchange);
            default -> send(exchange, 404, "{}");
        }
    }

    private String document() {
        JsonObjectBuilder document = Json.createObjectBuilder()
                .add("issuer", issuer())
                .add("authorization_endpoint", issuer() + "/authorize")
                .add("token_endpoint", issuer() + "/token")
                .add("jwks_uri", issuer() + "/keys")
                .add("end_session_endpoint", issuer() + "/bye")
                .add("scopes_supported", Json.createArrayBuilder(List.of("openid", "email", "groups")))
                .add("response_types_supported", Json.createArrayBuilder(List.of("code")))
                .add("subject_types_supported", Json.createArrayBuilder(List.of("public")))
                .add("id_token_signing_alg_values_supported", Json.createArrayBuilder(List.of("ES256")));
        if (saysWhoAnswers) {
            document.add("authorization_response_iss_parameter_supported", true);
        }
        return document.build().toString();
    }

    private void redeem(HttpExchange exchange) throws IOException {
        if (redirectsTokenRequests) {
            exchange.getResponseHeaders().set("Location", issuer() + "/elsewhere");
            send(exchange, 307, "{}");
            return;
        }
        Map<String, String> form =
                Journey.parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!(form.containsKey("client_assertion") ? isTheClients(form) : isTheClients(authorization))) {
            send(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        Grant grant = grants.remove(form.getOrDefault("code", ""));
        if (grant == null
                || !grant.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))
                || !grant.redirectUri().equals(form.get("redirect_uri"))) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        send(
                exchange,
                200,
                "{\"access_token\":\"not-used\",\"token_type\":\"Bearer\",\"id_token\":\"" + grant.idToken() + "\"}");
    }

    private static boolean isTheClients(String authorization) {
        return ("Basic " + Http.base64(Http.form(CLIENT) + ":" + Http.form(CLIENT_SECRET))).equals(authorization);
    }

    /** RFC 7523 §3: for this endpoint alone, for a short time, with an id of its own, and signed. */
    private boolean isTheClients(Map<String, String> form) {
        String assertion = form.get("client_assertion");
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            boolean isNew = !assertions.contains(assertion);
            assertions.add(assertion);
            return isNew
                    && "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
                            .equals(form.get("client_assertion_type"))
                    && jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                    && clientKey.getKeyID().equals(jwt.getHeader().getKeyID())
                    && jwt.verify(new ECDSAVerifier(clientKey.toPublicJWK()))
                    && claims.getIssuer().equals(CLIENT)
                    && claims.getSubject().equals(CLIENT)
                    && claims.getAudience().equals(List.of(issuer() + "/token"))
                    && claims.getJWTID() != null
                    && claims.getExpirationTime().before(new Date(System.currentTimeMillis() + 120_000));
        } catch (ParseException | JOSEException forged) {
            throw new IllegalStateException(forged);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
