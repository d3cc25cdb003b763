package dev.mintmark.verifier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes {@code kits/vectors/vectors.json}, to which every kit is held. */
final class VectorsGenerator {
    static final Path FOLDER = Path.of("..", "..", "vectors");
    static final Path FILE = FOLDER.resolve("vectors.json");
    private static final String ISSUER = "https://id.example.com";
    private static final long NOW = 1795424500;
    private static final int CLOCK_SKEW = 30;
    private static final String SIGNING = "key-2026-11";
    private static final String PREVIOUS = "key-2026-08";
    private static final String RSA = "key-rsa";
    private static final String FOREIGN = "foreign";
    private static final String CLIENT = "client";
    private static final String ED25519 = "client-ed25519";
    private static final String ADDRESS = "https://api.example.com";

    private final JWKSet keys;
    private final List<Map<String, Object>> cases = new ArrayList<>();
    private final List<Map<String, Object>> cuts = new ArrayList<>();
    private final List<Map<String, Object>> origins = new ArrayList<>();
    private final List<Map<String, Object>> proofs = new ArrayList<>();

    /** A token that is bound to the client's key. */
    private final String bound;

    private VectorsGenerator(JWKSet keys) throws GeneralSecurityException {
        this.keys = keys;
        this.bound = boundTo(CLIENT);
    }

    /** To be run in {@code kits/java/verifier}. Signatures are other ones each time. */
    public static void main(String[] arguments) throws IOException, ParseException, GeneralSecurityException {
        Files.writeString(FILE, text(vectors()));
    }

    static Map<String, Object> vectors() throws IOException, ParseException, GeneralSecurityException {
        var keys = JWKSet.parse(Files.readString(FOLDER.resolve("signing-keys.json")));
        var generator = new VectorsGenerator(keys);
        generator.addAccepted();
        generator.addLimits();
        generator.addRefusedByForm();
        generator.addRefusedByHeader();
        generator.addRefusedByKey();
        generator.addRefusedByClaim();
        generator.addCuts();
        generator.addListsThatAreNotTaken();
        generator.addOrigins();
        generator.addProofs();
        generator.addProofsThatDoNotHold();
        List<JWK> published = Stream.of(SIGNING, PREVIOUS, RSA)
                .map(kid -> keys.getKeyByKeyId(kid).toPublicJWK())
                .toList();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("now", NOW);
        all.put("clockSkew", CLOCK_SKEW);
        all.put("issuer", ISSUER);
        all.put("audience", claims().get("aud"));
        all.put("jwks", new JWKSet(published).toJSONObject());
        all.put("cases", generator.cases);
        all.put("cuts", generator.cuts);
        all.put("origins", generator.origins);
        all.put("address", ADDRESS);
        all.put("proofs", generator.proofs);
        return all;
    }

    private void addAccepted() throws GeneralSecurityException {
        accept("a good token", header(), claims());
        accept("a good token of the previous key", with(header(), "kid", PREVIOUS), claims(), PREVIOUS);
        accept("a type in other letter case", with(header(), "typ", "AT+JWT"), claims());
        accept("a type with its prefix", with(header(), "typ", "application/at+jwt"), claims());
        accept("a claim that nobody knows yet", header(), with(claims(), "somethingNew", Map.of("a", 1)));
        accept("expired, within the clock skew", header(), with(claims(), "exp", NOW - CLOCK_SKEW + 5));
        accept("not yet valid, within the clock skew", header(), with(claims(), "nbf", NOW + CLOCK_SKEW - 5));
        accept("valid from the very end of the clock skew", header(), with(claims(), "nbf", NOW + CLOCK_SKEW));
        accept("one audience of several", header(), with(claims(), "aud", List.of("another", claims().get("aud"))));
        accept("several scopes", header(), with(claims(), "scope", "documents.read documents.write"));
        accept("no scope", header(), without(claims(), "scope"));
        accept("no allowed domain", header(), without(claims(), "allowed_domain_1", "allowed_domain_2"));
        accept("the second allowed domain only", header(), without(claims(), "allowed_domain_1"));
        accept("type JWT, where that is configured", with(header(), "typ", "JWT"), claims())
                .put("settings", Map.of("types", List.of("at+jwt", "JWT")));
        accept("RS256, where that is configured", rsaHeader(), claims(), RSA)
                .put("settings", Map.of("algorithms", List.of("RS256")));
    }

    private void addLimits() throws GeneralSecurityException {
        accept("no limits: no plan applies", header(), without(claims(), "limits"));
        accept("a plan without any limit", header(), with(claims(), "limits", plan()));
        accept("a limit of zero", header(), withLimit("maxDocumentUnitsPerHour", 0));
        accept("the greatest limit", header(), withLimit("maxDocumentUnitsPerMonth", 9007199254740991L));
        accept("a limit that nobody knows yet", header(), withLimit("maxSomethingNew", 7));
        Map<String, Object> every = plan();
        every.put("maxDocumentUnitsPerDocument", 10);
        every.put("maxDocumentUnitsPerHour", 100);
        every.put("maxDocumentUnitsPerDay", 1000);
        every.put("maxDocumentUnitsPerWeek", 5000);
        every.put("maxDocumentUnitsPerMonth", 20000);
        every.put("maxApiRequestsPerMinute", 60);
        accept("every limit", header(), with(claims(), "limits", every));
        refuse("limits that are null", "invalid_claims", header(), with(claims(), "limits", null));
        refuse("limits that are a text", "invalid_claims", header(), with(claims(), "limits", "none"));
        refuse("limits that name no plan", "invalid_claims", header(), with(claims(), "limits", Map.of("revision", 1)));
        refuse("limits without a revision", "invalid_claims", header(), with(claims(), "limits", Map.of("plan", "a")));
        for (Object unreadable : Arrays.asList(null, -1, 1.5, "1000", true, 9007199254740992L)) {
            String name = "a limit that is " + value(unreadable);
            refuse(name, "invalid_claims", header(), withLimit("maxDocumentUnitsPerHour", unreadable));
        }
    }

    private void addRefusedByForm() throws GeneralSecurityException {
        String good = token(header(), claims(), SIGNING);
        add("an empty text", "malformed", "");
        add("no JWT", "malformed", "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40");
        add("two parts", "malformed", good.substring(0, good.lastIndexOf('.')));
        add("five parts", "malformed", good + ".AA.AA");
        add("white space behind it", "malformed", good + " ");
        add("padding", "malformed", good + "==");
        add("bits left over in its last character", "malformed", withBitsLeftOver(good));
        add("a header that is no object", "malformed", join("[]", json(claims()), new byte[64]));
        add("a payload that is no object", "malformed", signed(json(header()), "[]", SIGNING));
        Map<String, Object> extended = with(with(header(), "crit", List.of("extension")), "extension", true);
        refuse("an extension that must be understood", "malformed", extended, claims());
    }

    private void addRefusedByHeader() throws GeneralSecurityException {
        refuse("no type", "wrong_type", without(header(), "typ"), claims());
        refuse("type JWT", "wrong_type", with(header(), "typ", "JWT"), claims());
        refuse("a type that is a number", "wrong_type", with(header(), "typ", 7), claims());
        refuse("another type", "wrong_type", with(header(), "typ", "logout+jwt"), claims());
        refuse("a cut list", "wrong_type", listHeader(), list());
        Map<String, Object> none = with(header(), "alg", "none");
        byte[] signature = signatureOf(token(header(), claims(), SIGNING));
        add("alg none", "wrong_algorithm", join(json(none), json(claims()), new byte[0]));
        add("alg none, with a signature", "wrong_algorithm", join(json(none), json(claims()), signature));
        add("HS256 with the public key as secret", "wrong_algorithm", hmacWithPublicKey());
        add("RS256, where ES256 is configured", "wrong_algorithm", token(rsaHeader(), claims(), RSA));
        refuse("ES256, where RS256 is configured", "wrong_algorithm", header(), claims())
                .put("settings", Map.of("algorithms", List.of("RS256")));
    }

    private void addRefusedByKey() throws GeneralSecurityException {
        add("a key that is not published", "unknown_key", token(with(header(), "kid", FOREIGN), claims(), FOREIGN));
        refuse("no kid", "unknown_key", without(header(), "kid"), claims());
        refuse("the kid of a key of another kind", "unknown_key", with(header(), "kid", RSA), claims());
        add("another key under the same kid", "bad_signature", token(header(), claims(), FOREIGN));
        Map<String, Object> foreign = keys.getKeyByKeyId(FOREIGN).toPublicJWK().toJSONObject();
        String carried = token(with(header(), "jwk", foreign), claims(), FOREIGN);
        add("another key under the same kid, carried in the header", "bad_signature", carried);
        byte[] signature = signatureOf(token(header(), claims(), SIGNING));
        String changed = json(with(claims(), "tenantid", "another"));
        add("claims changed behind the signature", "bad_signature", join(json(header()), changed, signature));
        add("a signature of zeros", "bad_signature", join(json(header()), json(claims()), new byte[64]));
        add("half a signature", "bad_signature", join(json(header()), json(claims()), Arrays.copyOf(signature, 32)));
    }

    private void addRefusedByClaim() throws GeneralSecurityException {
        refuse("another issuer", "wrong_issuer", header(), with(claims(), "iss", "https://id.example.org"));
        refuse("the issuer with a slash", "wrong_issuer", header(), with(claims(), "iss", ISSUER + "/"));
        refuse("the issuer of people's sessions", "wrong_issuer", header(), with(claims(), "iss", ISSUER + "/session"));
        refuse("no issuer", "wrong_issuer", header(), without(claims(), "iss"));
        refuse("another audience", "wrong_audience", header(), with(claims(), "aud", "https://api.example.com"));
        refuse("the audience in other letter case", "wrong_audience", header(), with(claims(), "aud", "Mintmark-API"));
        List<String> others = List.of("https://api.example.com", "https://files.example.com");
        refuse("several other audiences", "wrong_audience", header(), with(claims(), "aud", others));
        refuse("no audience", "wrong_audience", header(), without(claims(), "aud"));
        refuse("expired", "expired", header(), with(claims(), "exp", NOW - CLOCK_SKEW - 5));
        refuse("expired by all of the clock skew", "expired", header(), with(claims(), "exp", NOW - CLOCK_SKEW));
        refuse("not yet valid", "not_yet_valid", header(), with(claims(), "nbf", NOW + CLOCK_SKEW + 5));
        String always = "exp iat nbf jti client_id tenantid appId licenseRegionCode dbCode credentialVersion";
        for (String claim : always.split(" ")) {
            refuse("no " + claim, "invalid_claims", header(), without(claims(), claim));
        }
        refuse("exp as a text", "invalid_claims", header(), with(claims(), "exp", "1795425300"));
        refuse("a tenant that is a number", "invalid_claims", header(), with(claims(), "tenantid", 7));
        refuse("an empty tenant", "invalid_claims", header(), with(claims(), "tenantid", ""));
        refuse("a scope that is an array", "invalid_claims", header(), with(claims(), "scope", List.of("a")));
        refuse("a domain that is a number", "invalid_claims", header(), with(claims(), "allowed_domain_1", 1));
    }

    private void addCuts() throws GeneralSecurityException {
        Object app = claims().get("appId");
        Object tenant = claims().get("tenantid");
        String good = token(header(), claims(), SIGNING);
        cut("nothing", "accepted", good);
        cut("the app", "revoked", good, cutOf("appId", app));
        cut("another app", "accepted", good, cutOf("appId", tenant));
        cut("the app's id as a tenant's", "accepted", good, cutOf("tenantid", app));
        String second = token(header(), with(claims(), "credentialVersion", 2), SIGNING);
        String third = token(header(), with(claims(), "credentialVersion", 3), SIGNING);
        Map<String, Object> belowSecond = cutOf("appId", app, "credentialVersionBelow", 2);
        cut("the app below a version, and a token below it", "revoked", good, belowSecond);
        cut("the app below a version, and a token of it", "accepted", second, belowSecond);
        cut("the app below a version, and a token above it", "accepted", third, belowSecond);
        cut("another app below a version", "accepted", good, with(belowSecond, "appId", tenant));
        cut(
                "the app below two versions",
                "revoked",
                third,
                with(belowSecond, "credentialVersionBelow", 4),
                belowSecond);
        cut("the app below a version, and the app", "revoked", third, cutOf("appId", app), belowSecond);
        cut("the tenant", "revoked", good, cutOf("tenantid", tenant));
        cut("another tenant", "accepted", good, cutOf("tenantid", app));
        cut("the plan", "revoked", good, cutOf("plan", "starter"));
        cut("another plan", "accepted", good, cutOf("plan", "Starter"));
        String withoutPlan = token(header(), without(claims(), "limits"), SIGNING);
        cut("a plan, and a token without one", "accepted", withoutPlan, cutOf("plan", "starter"));
        String previous = token(with(header(), "kid", PREVIOUS), claims(), PREVIOUS);
        cut("the key, which is published still", "revoked", previous, cutOf("kid", PREVIOUS));
        cut("another key", "accepted", good, cutOf("kid", PREVIOUS));
        cut("the audience", "revoked", good, cutOf("aud", "mintmark-api"));
        cut("another audience", "accepted", good, cutOf("aud", "https://api.example.com"));
        String several = token(header(), with(claims(), "aud", List.of("another", "mintmark-api")), SIGNING);
        cut("the audience, and a token for several", "revoked", several, cutOf("aud", "mintmark-api"));
        cut("another audience of a token for several", "accepted", several, cutOf("aud", "another"));
        cut("the app of the tenant", "revoked", good, cutOf("tenantid", tenant, "appId", app));
        cut("the app of another tenant", "accepted", good, cutOf("tenantid", app, "appId", app));
        cut("another app of the tenant", "accepted", good, cutOf("tenantid", tenant, "appId", tenant));
        cut("the app with the plan below a version", "revoked", good, with(belowSecond, "plan", "starter"));
        cut("the app with another plan below a version", "accepted", good, with(belowSecond, "plan", "other"));
        cut(
                "the app with a plan, and a token without",
                "accepted",
                withoutPlan,
                with(cutOf("appId", app), "plan", "a"));
        Map<String, Object> unknown = cutOf("appId", app, "something", "new");
        cut("a member that nobody knows yet", "accepted", good, cutOf("something", "new"));
        cut("the app, and a member that nobody knows yet", "accepted", good, unknown);
        cut("the app, beside a cut that nobody knows yet", "revoked", good, unknown, cutOf("appId", app));
        Map<String, Object> cutsTheApp = with(list(), "cuts", List.of(cutOf("appId", app)));
        list("a claim that nobody knows yet", "revoked", listHeader(), with(cutsTheApp, "somethingNew", 1), good);
        list("a type with its prefix", "revoked", with(listHeader(), "typ", "application/CUTS+jwt"), cutsTheApp, good);
        list("over, within the clock skew", "revoked", listHeader(), with(cutsTheApp, "exp", NOW - 25), good);
        list("early, within the clock skew", "revoked", listHeader(), with(cutsTheApp, "iat", NOW + 25), good);
        String ofRsa = token(rsaHeader(), claims(), RSA);
        String listOfRsa = token(with(rsaHeader(), "typ", "cuts+jwt"), cutsTheApp, RSA);
        row(cuts, "RS256, where that is configured", "revoked", ofRsa, listOfRsa)
                .put("settings", Map.of("algorithms", List.of("RS256")));
    }

    private void addListsThatAreNotTaken() throws GeneralSecurityException {
        String good = token(header(), claims(), SIGNING);
        row(cuts, "a page", "malformed", good, "<html>Welcome to the hotel's network</html>");
        row(cuts, "an access token", "wrong_type", good, good);
        list("type JWT", "wrong_type", with(listHeader(), "typ", "JWT"), list(), good);
        list(
                        "type JWT, where that is configured for tokens",
                        "wrong_type",
                        with(listHeader(), "typ", "JWT"),
                        list(),
                        good)
                .put("settings", Map.of("types", List.of("at+jwt", "JWT")));
        list("no type", "wrong_type", without(listHeader(), "typ"), list(), good);
        Map<String, Object> none = with(listHeader(), "alg", "none");
        row(cuts, "alg none", "wrong_algorithm", good, join(json(none), json(list()), new byte[0]));
        String listOfRsa = token(with(rsaHeader(), "typ", "cuts+jwt"), list(), RSA);
        row(cuts, "RS256, where ES256 is configured", "wrong_algorithm", good, listOfRsa);
        list("a key that is not published", "unknown_key", with(listHeader(), "kid", FOREIGN), list(), good);
        row(cuts, "another key under the same kid", "bad_signature", good, token(listHeader(), list(), FOREIGN));
        list("another issuer", "wrong_issuer", listHeader(), with(list(), "iss", "https://id.example.org"), good);
        list("another audience", "wrong_audience", listHeader(), with(list(), "aud", "https://api.example.com"), good);
        list("no audience", "wrong_audience", listHeader(), without(list(), "aud"), good);
        list("over", "expired", listHeader(), with(list(), "exp", NOW - CLOCK_SKEW), good);
        list("not signed yet", "not_yet_valid", listHeader(), with(list(), "iat", NOW + CLOCK_SKEW + 5), good);
        for (String claim : List.of("iat", "exp", "cuts")) {
            list("no " + claim, "invalid_claims", listHeader(), without(list(), claim), good);
        }
        list(
                "cuts that are an object",
                "invalid_claims",
                listHeader(),
                with(list(), "cuts", Map.of("appId", "a")),
                good);
        for (Object unreadable : Arrays.asList(null, "appId", 7, List.of())) {
            cut("a cut that is " + plain(unreadable), "invalid_claims", good, unreadable);
        }
        cut("a cut of nothing", "invalid_claims", good, Map.of());
        cut("a cut of every app below a version", "invalid_claims", good, cutOf("credentialVersionBelow", 2));
        cut("a cut of an app that is a number", "invalid_claims", good, cutOf("appId", 7));
        cut("a cut of a tenant that is empty", "invalid_claims", good, cutOf("tenantid", ""));
        cut("a cut of a plan that is null", "invalid_claims", good, cutOf("plan", null));
        for (Object unreadable : Arrays.asList(null, -1, 1.5, "2")) {
            String name = "a cut below a version that is " + plain(unreadable);
            cut(name, "invalid_claims", good, cutOf("appId", "a", "credentialVersionBelow", unreadable));
        }
    }

    private static Map<String, Object> cutOf(Object... namesAndValues) {
        Map<String, Object> cut = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            cut.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return cut;
    }

    private void cut(String name, String outcome, String token, Object... cuts) throws GeneralSecurityException {
        list(name, outcome, listHeader(), with(list(), "cuts", Arrays.asList(cuts)), token);
    }

    private Map<String, Object> list(
            String name, String outcome, Map<String, Object> header, Map<String, Object> claims, String token)
            throws GeneralSecurityException {
        String kid = FOREIGN.equals(header.get("kid")) ? FOREIGN : SIGNING;
        return row(cuts, name, outcome, token, token(header, claims, kid));
    }

    private static Map<String, Object> listHeader() {
        return with(header(), "typ", "cuts+jwt");
    }

    private static Map<String, Object> list() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", "mintmark-api");
        claims.put("iat", NOW);
        claims.put("exp", NOW + 300);
        claims.put("cuts", List.of());
        return claims;
    }

    private void addOrigins() {
        origin(true, "https://app.example.com", "app.example.com");
        origin(true, "https://app.example.com", "app.example.com:443");
        origin(true, "https://app.example.com:443", "app.example.com");
        origin(true, "https://app.example.com:8443", "app.example.com:8443");
        origin(true, "https://b.example.com", "a.example.com", "b.example.com");
        origin(true, "https://xn--bcher-kva.example", "xn--bcher-kva.example");
        origin(true, "http://localhost:3000", "localhost:3000");
        origin(true, "https://localhost:3000", "localhost:3000");
        origin(true, "http://localhost", "localhost");
        origin(true, "http://localhost", "localhost:80");
        origin(true, "http://localhost:80", "localhost");
        origin(true, "https://localhost", "localhost:443");
        origin(true, "https://localhost:80", "localhost:80");
        origin(true, null, "app.example.com");
        origin(true, null);
        origin(false, "https://app.example.com");
        origin(false, "https://app.example.com:8443", "app.example.com");
        origin(false, "https://app.example.com", "app.example.com:8443");
        origin(false, "https://app.example.com:80", "app.example.com");
        origin(false, "https://app.example.com", "app.example.com:80");
        origin(false, "http://app.example.com", "app.example.com");
        origin(false, "http://app.example.com:443", "app.example.com:443");
        origin(false, "https://www.app.example.com", "app.example.com");
        origin(false, "https://example.com", "app.example.com");
        origin(false, "https://app.example.com.evil.example", "app.example.com");
        origin(false, "https://evil.example?app.example.com", "app.example.com");
        origin(false, "https://app.example.com@evil.example", "app.example.com");
        origin(false, "https://user@app.example.com", "app.example.com");
        origin(false, "https://app.example.com/", "app.example.com");
        origin(false, "https://app.example.com:0443", "app.example.com");
        origin(false, "https://app.example.com:", "app.example.com");
        origin(false, "https://app.example.com.", "app.example.com");
        origin(false, "https://APP.example.com", "app.example.com");
        origin(false, "HTTPS://app.example.com", "app.example.com");
        origin(false, "https://bücher.example", "xn--bcher-kva.example");
        origin(false, "https://app.example.com https://app.example.com", "app.example.com");
        origin(false, "https://app.example.com\n", "app.example.com");
        origin(false, " https://app.example.com", "app.example.com");
        origin(false, "http://localhost:3000", "localhost");
        origin(false, "https://localhost", "localhost:80");
        origin(false, "http://localhost", "localhost:443");
        origin(false, "http://localhost.evil.example", "localhost");
        origin(false, "http://127.0.0.1:3000", "localhost:3000");
        origin(false, "ftp://app.example.com", "app.example.com");
        origin(false, "app.example.com", "app.example.com");
        origin(false, "null", "app.example.com");
        origin(false, "", "app.example.com");
    }

    private void origin(boolean allowed, String origin, String... domains) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("domains", List.of(domains));
        row.put("origin", origin);
        row.put("allowed", allowed);
        origins.add(row);
    }

    private void addProofs() throws GeneralSecurityException {
        String good = token(header(), claims(), SIGNING);
        String proof = proof(proofClaims(bound));
        prove("a good proof", "accepted", "DPoP", bound, proof);
        String boundToRsa = boundTo(RSA);
        for (String alg : List.of("RS256", "PS256")) {
            String ofRsa = token(proofHeader(RSA, alg), proofClaims(boundToRsa), RSA);
            prove("a good proof of an RSA key, by " + alg, "accepted", "DPoP", boundToRsa, ofRsa);
        }
        String boundToEd25519 = boundTo(ED25519);
        for (String alg : List.of("EdDSA", "Ed25519")) {
            String ofEd25519 = token(proofHeader(ED25519, alg), proofClaims(boundToEd25519), ED25519);
            prove("a good proof of a key on Ed25519, by " + alg, "accepted", "DPoP", boundToEd25519, ofEd25519);
        }
        prove("a scheme in other letter case", "accepted", "dpop", bound, proof);
        prove("a type in other letter case", "accepted", with(proofHeader(), "typ", "DPOP+JWT"), proofClaims(bound));
        prove("a proof with a query", "accepted", proofHeader(), htu(ADDRESS + "/documents/7?a=b#c"));
        prove("a proof with the usual port", "accepted", proofHeader(), htu("https://API.example.com:443/documents/7"));
        prove("a proof of a minute ago", "accepted", proofHeader(), with(proofClaims(bound), "iat", NOW - 60));
        prove("a proof a minute ahead", "accepted", proofHeader(), with(proofClaims(bound), "iat", NOW + 60));
        prove("a claim that nobody knows yet", "accepted", proofHeader(), with(proofClaims(bound), "somethingNew", 1));
        prove("a bearer token", "accepted", "Bearer", good);
        prove("a bound token as a bearer token", "bound_token", "Bearer", bound);
        prove("a bound token as a bearer token, with a proof", "bound_token", "Bearer", bound, proof);
        prove("a bearer token as a bound one", "unbound_token", "DPoP", good, proof(proofClaims(good)));
        String unreadable = token(header(), with(claims(), "cnf", Map.of("x5t#S256", "a")), SIGNING);
        prove("a token that is bound to something else", "invalid_claims", "DPoP", unreadable, proof);
        prove("a token that is bound to something else, as a bearer token", "invalid_claims", "Bearer", unreadable);
    }

    private void addProofsThatDoNotHold() throws GeneralSecurityException {
        String proof = proof(proofClaims(bound));
        prove("no proof", "invalid_proof", "DPoP", bound);
        prove("two proofs", "invalid_proof", "DPoP", bound, proof, proof);
        prove("a proof that was used", "invalid_proof", "DPoP", bound, proof).put("again", true);
        prove("a proof that is none", "invalid_proof", "DPoP", bound, "a.b.c");
        prove("an access token for a proof", "invalid_proof", "DPoP", bound, bound);
        prove("a proof with padding", "invalid_proof", "DPoP", bound, proof + "==");
        prove("another method", "invalid_proof", proofHeader(), with(proofClaims(bound), "htm", "POST"));
        prove("a method in other letter case", "invalid_proof", proofHeader(), with(proofClaims(bound), "htm", "get"));
        prove("another address", "invalid_proof", proofHeader(), htu("https://api.example.org/documents/7"));
        prove("another path", "invalid_proof", proofHeader(), htu(ADDRESS + "/documents/8"));
        prove("another scheme", "invalid_proof", proofHeader(), htu("http://api.example.com/documents/7"));
        prove("another port", "invalid_proof", proofHeader(), htu(ADDRESS + ":8443/documents/7"));
        prove("an address that is none", "invalid_proof", proofHeader(), htu("/documents/7"));
        prove("an old proof", "invalid_proof", proofHeader(), with(proofClaims(bound), "iat", NOW - 61));
        prove("a proof of a fast clock", "invalid_proof", proofHeader(), with(proofClaims(bound), "iat", NOW + 61));
        prove(
                "a proof from before all time",
                "invalid_proof",
                proofHeader(),
                with(proofClaims(bound), "iat", Long.MIN_VALUE + NOW));
        prove("iat as a text", "invalid_proof", proofHeader(), with(proofClaims(bound), "iat", "" + NOW));
        prove("an empty jti", "invalid_proof", proofHeader(), with(proofClaims(bound), "jti", ""));
        for (String claim : List.of("htm", "htu", "iat", "jti", "ath")) {
            prove("a proof without " + claim, "invalid_proof", proofHeader(), without(proofClaims(bound), claim));
        }
        String another = hash(token(header(), claims(), SIGNING));
        prove("a proof for another token", "invalid_proof", proofHeader(), with(proofClaims(bound), "ath", another));
        Map<String, Object> foreign = keys.getKeyByKeyId(FOREIGN).toPublicJWK().toJSONObject();
        String ofAnother = token(with(proofHeader(), "jwk", foreign), proofClaims(bound), FOREIGN);
        prove("a proof of another key", "invalid_proof", "DPoP", bound, ofAnother);
        String signedByAnother = token(proofHeader(), proofClaims(bound), FOREIGN);
        prove("a proof that another key signed", "invalid_proof", "DPoP", bound, signedByAnother);
        prove("a proof of another type", "invalid_proof", with(proofHeader(), "typ", "JWT"), proofClaims(bound));
        for (String alg : List.of("RS256", "EdDSA", "Ed25519", "HS256")) {
            prove("a key on P-256 with " + alg, "invalid_proof", proofHeader(CLIENT, alg), proofClaims(bound));
        }
        prove("a proof without a key", "invalid_proof", without(proofHeader(), "jwk"), proofClaims(bound));
        Map<String, Object> pair = keys.getKeyByKeyId(CLIENT).toJSONObject();
        prove("a proof with a private key", "invalid_proof", with(proofHeader(), "jwk", pair), proofClaims(bound));
        Map<String, Object> none = with(proofHeader(), "alg", "none");
        String unsigned = join(json(none), json(proofClaims(bound)), new byte[0]);
        prove("a proof with alg none", "invalid_proof", "DPoP", bound, unsigned);
        Map<String, Object> extended = with(with(proofHeader(), "crit", List.of("extension")), "extension", true);
        prove("a proof with an extension", "invalid_proof", extended, proofClaims(bound));
        addProofsOfOtherKindsThatDoNotHold();
    }

    private void addProofsOfOtherKindsThatDoNotHold() throws GeneralSecurityException {
        for (String kid : List.of(RSA, ED25519)) {
            String token = boundTo(kid);
            String name = kid.equals(RSA) ? "an RSA key" : "a key on Ed25519";
            Map<String, Object> header = proofHeader(kid, kid.equals(RSA) ? "RS256" : "EdDSA");
            Map<String, Object> claims = proofClaims(token);
            for (String alg : List.of("ES256", kid.equals(RSA) ? "EdDSA" : "RS256", "none")) {
                String ofAnother = token(with(header, "alg", alg), claims, kid);
                prove(name + " with " + alg, "invalid_proof", "DPoP", token, ofAnother);
            }
            prove(name + " without alg", "invalid_proof", "DPoP", token, token(without(header, "alg"), claims, kid));
            prove(name + ", alg a number", "invalid_proof", "DPoP", token, token(with(header, "alg", 7), claims, kid));
            String proof = token(header, claims, kid);
            byte[] signature = signatureOf(proof);
            String shorter = join(json(header), json(claims), Arrays.copyOf(signature, signature.length - 1));
            prove(name + ", a signature that is cut", "invalid_proof", "DPoP", token, shorter);
            String changed = join(json(header), json(with(claims, "jti", "another")), signature);
            prove(name + ", a signature of something else", "invalid_proof", "DPoP", token, changed);
        }
        String token = boundTo(ED25519);
        Map<String, Object> header = proofHeader(ED25519, "EdDSA");
        Map<String, Object> jwk = keys.getKeyByKeyId(ED25519).toPublicJWK().toJSONObject();
        for (Map<String, Object> other : List.of(
                with(jwk, "crv", "X25519"),
                with(jwk, "crv", "Ed448"),
                with(jwk, "x", Base64URL.encode(new byte[31]).toString()),
                without(jwk, "x"))) {
            String proof = token(with(header, "jwk", other), proofClaims(token), ED25519);
            prove("a key on Ed25519 that is none: " + json(other), "invalid_proof", "DPoP", token, proof);
        }
    }

    private String boundTo(String kid) throws GeneralSecurityException {
        return token(header(), with(claims(), "cnf", Map.of("jkt", thumbprint(kid))), SIGNING);
    }

    private String thumbprint(String kid) {
        try {
            return keys.getKeyByKeyId(kid).computeThumbprint().toString();
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private String proof(Map<String, Object> claims) throws GeneralSecurityException {
        return token(proofHeader(), claims, CLIENT);
    }

    private void prove(String name, String outcome, Map<String, Object> header, Map<String, Object> claims)
            throws GeneralSecurityException {
        prove(name, outcome, "DPoP", bound, token(header, claims, CLIENT));
    }

    private Map<String, Object> prove(String name, String outcome, String scheme, String token, String... sent) {
        Map<String, Object> row = row(proofs, name, outcome, token, null);
        row.put("scheme", scheme);
        row.put("method", "GET");
        row.put("path", "/documents/7");
        row.put("proofs", List.of(sent));
        return row;
    }

    private Map<String, Object> proofHeader() {
        return proofHeader(CLIENT, "ES256");
    }

    private Map<String, Object> proofHeader(String kid, String alg) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "dpop+jwt");
        header.put("alg", alg);
        header.put("jwk", keys.getKeyByKeyId(kid).toPublicJWK().toJSONObject());
        return header;
    }

    private static Map<String, Object> proofClaims(String token) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("htm", "GET");
        claims.put("htu", ADDRESS + "/documents/7");
        claims.put("iat", NOW);
        claims.put("jti", "e1j3V_bKic8-LAEB");
        claims.put("ath", hash(token));
        return claims;
    }

    private Map<String, Object> htu(String address) {
        return with(proofClaims(bound), "htu", address);
    }

    private static String hash(String text) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .toString();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private Map<String, Object> accept(String name, Map<String, Object> header, Map<String, Object> claims)
            throws GeneralSecurityException {
        return accept(name, header, claims, SIGNING);
    }

    private Map<String, Object> accept(String name, Map<String, Object> header, Map<String, Object> claims, String key)
            throws GeneralSecurityException {
        var row = add(name, "accepted", token(header, claims, key));
        row.put("caller", caller(claims));
        return row;
    }

    private Map<String, Object> refuse(
            String name, String outcome, Map<String, Object> header, Map<String, Object> claims)
            throws GeneralSecurityException {
        return add(name, outcome, token(header, claims, SIGNING));
    }

    private Map<String, Object> add(String name, String outcome, String token) {
        return row(cases, name, outcome, token, null);
    }

    private static Map<String, Object> row(
            List<Map<String, Object>> rows, String name, String outcome, String token, String list) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("outcome", outcome);
        if (list != null) {
            row.put("list", list);
        }
        row.put("token", token);
        rows.add(row);
        return row;
    }

    private static Map<String, Object> caller(Map<String, Object> claims) {
        List<Object> domains = Stream.of("allowed_domain_1", "allowed_domain_2", "allowed_domain_3")
                .filter(claims::containsKey)
                .map(claims::get)
                .toList();
        Object scope = claims.get("scope");
        Map<String, Object> limits = members(claims.get("limits"));
        if (limits != null) {
            limits.remove("maxSomethingNew");
        }
        Map<String, Object> caller = new LinkedHashMap<>();
        caller.put("clientId", claims.get("client_id"));
        caller.put("tenantId", claims.get("tenantid"));
        caller.put("appId", claims.get("appId"));
        caller.put("region", claims.get("licenseRegionCode"));
        caller.put("dbCode", claims.get("dbCode"));
        caller.put("domains", domains);
        caller.put(
                "scopes", scope == null ? List.of() : List.of(scope.toString().split(" ")));
        caller.put("limits", limits);
        caller.put("credentialVersion", claims.get("credentialVersion"));
        caller.put("tokenId", claims.get("jti"));
        caller.put("issuedAt", claims.get("iat"));
        caller.put("expiresAt", claims.get("exp"));
        return caller;
    }

    private static Map<String, Object> members(Object object) {
        if (object == null) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) object).forEach((name, value) -> members.put((String) name, value));
        return members;
    }

    private static Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("kid", SIGNING);
        header.put("typ", "at+jwt");
        header.put("alg", "ES256");
        return header;
    }

    private static Map<String, Object> rsaHeader() {
        return with(with(header(), "kid", RSA), "alg", "RS256");
    }

    /** Those of the example in docs/verifying-tokens.md, but for the issuer's times. */
    private static Map<String, Object> claims() {
        String clientId = "mm_ev3d47a1mmwe1aeh5nks5p9nj1";
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", "mintmark-api");
        claims.put("exp", NOW + 800);
        claims.put("iat", NOW - 100);
        claims.put("nbf", NOW - 100);
        claims.put("jti", "WxKIvbhszzPMAVjaGh9AXA");
        claims.put("sub", clientId);
        claims.put("client_id", clientId);
        claims.put("upn", clientId);
        claims.put("scope", "mintmark.api");
        claims.put("groups", List.of("app"));
        claims.put("tenantid", "01a19b53-73a0-7c3a-9f10-2b6d4e8a0c57");
        claims.put("appId", "01a1aac6-87a0-71e4-b6a2-58c09d3f7e21");
        claims.put("licenseRegionCode", "aws-eu-central-1");
        claims.put("dbCode", "eu-central-1-db");
        claims.put("allowed_domain_1", "app.example.com");
        claims.put("allowed_domain_2", "localhost:3000");
        claims.put("limits", with(with(plan(), "maxDocumentUnitsPerHour", 1000), "maxDocumentUnitsPerDay", 10000));
        claims.put("credentialVersion", 1);
        return claims;
    }

    private static Map<String, Object> plan() {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("plan", "starter");
        plan.put("revision", 1);
        return plan;
    }

    private static Map<String, Object> withLimit(String name, Object value) {
        return with(claims(), "limits", with(plan(), name, value));
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> members, String... names) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.keySet().removeAll(List.of(names));
        return changed;
    }

    private String token(Map<String, Object> header, Map<String, Object> claims, String kid)
            throws GeneralSecurityException {
        return signed(json(header), json(claims), kid);
    }

    private String signed(String header, String payload, String kid) throws GeneralSecurityException {
        JWK key = keys.getKeyByKeyId(kid);
        Signature signature = signature(key, header.contains("\"PS256\""));
        signature.initSign(privateKey(key));
        signature.update(bytes(signingInput(header, payload)));
        return join(header, payload, signature.sign());
    }

    private static Signature signature(JWK key, boolean pss) throws GeneralSecurityException {
        if (key instanceof OctetKeyPair) {
            return Signature.getInstance("Ed25519");
        }
        if (!(key instanceof RSAKey)) {
            return Signature.getInstance("SHA256withECDSAinP1363Format");
        }
        Signature signature = Signature.getInstance(pss ? "RSASSA-PSS" : "SHA256withRSA");
        if (pss) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        return signature;
    }

    private static PrivateKey privateKey(JWK key) throws GeneralSecurityException {
        if (key instanceof OctetKeyPair pair) {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, pair.getDecodedD()));
        }
        try {
            return key instanceof RSAKey rsa ? rsa.toPrivateKey() : ((ECKey) key).toPrivateKey();
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private String hmacWithPublicKey() throws GeneralSecurityException {
        String header = json(with(header(), "alg", "HS256"));
        Mac mac = Mac.getInstance("HmacSHA256");
        String secret = keys.getKeyByKeyId(SIGNING).toPublicJWK().toJSONString();
        mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
        return join(header, json(claims()), mac.doFinal(bytes(signingInput(header, json(claims())))));
    }

    /** The same bytes to a lenient decoder: a signature of ES256 leaves four bits of its last character unused. */
    private static String withBitsLeftOver(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = token.length() - 1;
        return token.substring(0, last) + alphabet.charAt(alphabet.indexOf(token.charAt(last)) + 1);
    }

    private static byte[] signatureOf(String token) {
        return new Base64URL(token.substring(token.lastIndexOf('.') + 1)).decode();
    }

    private static String join(String header, String payload, byte[] signature) {
        return signingInput(header, payload) + "." + Base64URL.encode(signature);
    }

    private static String signingInput(String header, String payload) {
        return Base64URL.encode(header) + "." + Base64URL.encode(payload);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Map<String, Object> members) {
        return JSONObjectUtils.toJSONString(members);
    }

    /** One row a line, so that a change shows as one. */
    private static String text(Map<String, Object> vectors) {
        return vectors.entrySet().stream()
                .map(member -> "  \"" + member.getKey() + "\": " + value(member.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String value(Object value) {
        if (value instanceof List<?> rows) {
            return rows.stream().map(row -> "    " + value(row)).collect(Collectors.joining(",\n", "[\n", "\n  ]"));
        }
        return plain(value);
    }

    private static String plain(Object value) {
        String wrapped = json(with(Map.of(), "", value));
        return wrapped.substring(wrapped.indexOf(':') + 1, wrapped.length() - 1);
    }
}
