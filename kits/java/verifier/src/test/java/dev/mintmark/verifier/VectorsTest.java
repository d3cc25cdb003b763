package dev.mintmark.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.verifier.Verifier.Algorithm;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verifier does what the shared vectors say. */
class VectorsTest {
    private static PretendedIssuer issuer;

    @BeforeAll
    static void publish() throws IOException {
        issuer = PretendedIssuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    static Stream<Arguments> cases() {
        return Vectors.rows("cases").stream().map(row -> Arguments.of(row.get("name"), row));
    }

    static Stream<Arguments> cuts() {
        return Vectors.rows("cuts").stream().map(row -> Arguments.of(row.get("name"), row));
    }

    static Stream<Arguments> proofs() {
        return Vectors.rows("proofs").stream().map(row -> Arguments.of(row.get("name"), row));
    }

    static Stream<Map<String, Object>> origins() {
        return Vectors.rows("origins").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void hasTheOutcome(String name, Map<String, Object> row) {
        try (Verifier verifier = verifier(row)) {
            String token = (String) row.get("token");
            if (row.get("outcome").equals("accepted")) {
                assertThat(members(verifier.verify(token))).isEqualTo(row.get("caller"));
            } else {
                Refused refused = catchThrowableOfType(Refused.class, () -> verifier.verify(token));
                assertThat(refused).as(name).isNotNull();
                assertThat(refused.reason().code()).isEqualTo(row.get("outcome"));
                assertThat(refused.status()).isEqualTo(401);
                assertThat(refused.headers().get("WWW-Authenticate")).contains("error=\"invalid_token\"");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cuts")
    void cutsTheToken(String name, Map<String, Object> row) {
        Verifier.Builder settings = settings(row);
        var rules = new TokenRules(settings);
        try (var keys = new PublishedKeys(issuer.keys(), Vectors.CLOCK)) {
            var held = new HeldCuts(settings, Duration.ofMinutes(1), rules, keys);
            var rejection = catchThrowableOfType(Rejection.class, () -> {
                CompactToken token = CompactToken.parse((String) row.get("token"));
                Caller caller = rules.caller(token, new Challenge(null, false));
                held.take((String) row.get("list"), "W/\"1\"");
                held.check(token, caller);
            });

            assertThat(rejection == null ? "accepted" : rejection.reason().code())
                    .as(name)
                    .isEqualTo(row.get("outcome"));
            assertThat(held.age().isPresent())
                    .as("taken")
                    .isEqualTo(List.of("accepted", "revoked").contains(row.get("outcome")));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofs")
    void judgesTheProof(String name, Map<String, Object> row) {
        URI address = URI.create((String) Vectors.ALL.get("address"));
        List<String> proofs =
                ((List<?>) row.get("proofs")).stream().map(String.class::cast).toList();
        var request = new DpopRequest((String) row.get("method"), (String) row.get("path"), proofs);
        String authorization = row.get("scheme") + " " + row.get("token");
        try (Verifier verifier = Vectors.verifier(issuer).dpopAt(address).build()) {
            if (row.containsKey("again")) {
                verifier.authenticate(authorization, request);
            }
            Refused refused = catchThrowableOfType(Refused.class, () -> verifier.authenticate(authorization, request));

            assertThat(refused == null ? "accepted" : refused.reason().code())
                    .as(name)
                    .isEqualTo(row.get("outcome"));
            if (refused != null && !row.get("outcome").equals("invalid_claims")) {
                boolean proof = row.get("outcome").equals("invalid_proof");
                assertThat(refused.status()).isEqualTo(401);
                assertThat(refused.headers().get("WWW-Authenticate"))
                        .startsWith("DPoP realm=\"mintmark\", algs=\"ES256 RS256 PS256 EdDSA Ed25519\", error=\""
                                + (proof ? "invalid_dpop_proof" : "invalid_token"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("origins")
    void allowsTheOrigin(Map<String, Object> row) {
        String origin = (String) row.get("origin");
        List<String> domains =
                ((List<?>) row.get("domains")).stream().map(String.class::cast).toList();

        assertThat(origin == null || Origin.isAllowed(origin, domains)).isEqualTo(row.get("allowed"));
    }

    @Test
    void areWhatTheGeneratorMakes() throws Exception {
        var made = JSONObjectUtils.parse(JSONObjectUtils.toJSONString(VectorsGenerator.vectors()));

        assertThat(withoutSignatures(made)).isEqualTo(withoutSignatures(Vectors.ALL));
    }

    private static Verifier verifier(Map<String, Object> row) {
        return settings(row).build();
    }

    private static Verifier.Builder settings(Map<String, Object> row) {
        Verifier.Builder verifier = Vectors.verifier(issuer);
        Map<String, Object> settings =
                row.containsKey("settings") ? Vectors.members(row.get("settings")) : Map.<String, Object>of();
        if (settings.containsKey("types")) {
            verifier.acceptTypeJwt();
        }
        if (settings.containsKey("algorithms")) {
            verifier.algorithms(Algorithm.RS256);
        }
        return verifier;
    }

    private static Map<String, Object> members(Caller caller) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("clientId", caller.clientId());
        members.put("tenantId", caller.tenantId());
        members.put("appId", caller.appId());
        members.put("region", caller.region());
        members.put("dbCode", caller.dbCode());
        members.put("domains", caller.domains());
        members.put("scopes", List.copyOf(caller.scopes()));
        members.put("limits", caller.limits().fold(VectorsTest::members, () -> null));
        members.put("credentialVersion", caller.credentialVersion());
        members.put("tokenId", caller.tokenId());
        members.put("issuedAt", caller.issuedAt().getEpochSecond());
        members.put("expiresAt", caller.expiresAt().getEpochSecond());
        return members;
    }

    private static Map<String, Object> members(Limits.Plan plan) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("plan", plan.code());
        members.put("revision", plan.revision());
        put(members, "maxDocumentUnitsPerDocument", plan.documentUnitsPerDocument());
        put(members, "maxDocumentUnitsPerHour", plan.documentUnitsPerHour());
        put(members, "maxDocumentUnitsPerDay", plan.documentUnitsPerDay());
        put(members, "maxDocumentUnitsPerWeek", plan.documentUnitsPerWeek());
        put(members, "maxDocumentUnitsPerMonth", plan.documentUnitsPerMonth());
        put(members, "maxApiRequestsPerMinute", plan.apiRequestsPerMinute());
        return members;
    }

    private static void put(Map<String, Object> members, String name, Limit limit) {
        limit.most().ifPresent(most -> members.put(name, most));
    }

    private static List<Map<String, Object>> withoutSignatures(Map<String, Object> vectors) {
        return Stream.of("cases", "cuts", "origins", "proofs")
                .flatMap(member -> ((List<?>) vectors.get(member)).stream())
                .map(row -> {
                    Map<String, Object> copy = new LinkedHashMap<>(Vectors.members(row));
                    copy.computeIfPresent("token", (name, token) -> withoutSignature((String) token));
                    copy.computeIfPresent("proofs", (name, proofs) -> withoutHashes((List<?>) proofs));
                    copy.computeIfPresent("list", (name, list) -> withoutSignature((String) list));
                    return copy;
                })
                .toList();
    }

    /** A proof has the hash of a token, whose signature is another one each time. */
    private static List<String> withoutHashes(List<?> proofs) {
        return proofs.stream()
                .map(proof -> withoutSignature((String) proof))
                .map(proof -> Stream.of(proof.split("\\."))
                        .map(part -> new Base64URL(part).decodeToString())
                        .collect(Collectors.joining("."))
                        .replaceFirst("\"ath\":\"[A-Za-z0-9_-]{43}\"", "ath"))
                .toList();
    }

    private static String withoutSignature(String token) {
        return token.replaceFirst("^([^.]*\\.[^.]*\\.)[A-Za-z0-9_-]*", "$1");
    }
}
