package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The cut list, as a resource server reads it (rules §12, http-api §1). */
@OnServer
class CutsIT {
    private static final String CUTS = "/connect/cuts";
    private static final String SERVERS = "/api/v1/resource-servers";

    private final Host host;
    private final Host.Tenant tenant;
    private final Host.App app;
    private final Credentials reader;

    CutsIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.app = tenant.app(host.region());
        this.reader = credentials("{\"name\":\"" + Host.fresh("Gateway") + "\"}");
    }

    private record Credentials(String id, String authorization) {}

    private Credentials credentials(String body) {
        JsonObject server = Host.created(host.operator.post(SERVERS, body));
        return new Credentials(
                server.getString("id"),
                "Basic " + Http.base64(server.getString("clientId") + ":" + server.getString("clientSecret")));
    }

    private Answer read(Credentials who, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", who.authorization()));
        all.addAll(List.of(headers));
        return host.anonymous.send("GET", CUTS, BodyPublishers.noBody(), all.toArray(String[]::new));
    }

    private List<Map<String, Object>> cuts(Credentials who) throws Exception {
        return verified(read(who), JWSAlgorithm.ES256).getListClaim("cuts").stream()
                .map(CutsIT::members)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Object cut) {
        return (Map<String, Object>) cut;
    }

    private JWTClaimsSet verified(Answer answer, JWSAlgorithm algorithm) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/jwt"));
        DefaultJWTProcessor<com.nimbusds.jose.proc.SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("cuts+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                algorithm,
                JWKSourceBuilder.create(
                                host.anonymous.uri("/.well-known/jwks.json").toURL())
                        .build()));
        JWTClaimsSet claims = processor.process(answer.text(), null);
        assertThat(claims.getIssuer()).isEqualTo(AppKey.issuer(host));
        assertThat(claims.getExpirationTime()).isAfter(claims.getIssueTime());
        return claims;
    }

    @Test
    void aListSaysWhatIsCutAndForgetsWhatIsUnblocked() throws Exception {
        Map<String, Object> ofApp = Map.of("appId", app.id());
        Map<String, Object> ofTenant = Map.of("tenantid", tenant.id());
        assertThat(cuts(reader)).doesNotContain(ofApp, ofTenant);

        tenant.admin().patch(app.path(), "{\"enabled\":false}");
        assertThat(cuts(reader)).contains(ofApp);
        tenant.admin().patch(app.path(), "{\"enabled\":true}");
        assertThat(cuts(reader)).doesNotContain(ofApp);

        host.tenantBecomes(tenant.id(), "suspended");
        assertThat(cuts(reader)).contains(ofTenant);
        host.tenantBecomes(tenant.id(), "active");
        assertThat(cuts(reader)).doesNotContain(ofTenant);
    }

    @Test
    void replacedCredentialsAndDeletedAppsAreCut() throws Exception {
        tenant.admin().post(app.path() + "/secret");
        assertThat(cuts(reader)).contains(Map.of("appId", app.id(), "credentialVersionBelow", 2L));

        tenant.admin().delete(app.path());
        assertThat(cuts(reader))
                .contains(Map.of("appId", app.id()))
                .doesNotContain(Map.of("appId", app.id(), "credentialVersionBelow", 2L));
    }

    @Test
    void whileTwoSecretsOverlapTheCutIsBelowTheFloor() throws Exception {
        tenant.admin().post(app.path() + "/secret", "{\"overlap\":\"P1D\"}");
        assertThat(cuts(reader)).noneMatch(cut -> app.id().equals(cut.get("appId")));

        tenant.admin().delete(app.path() + "/secret/previous");
        assertThat(cuts(reader)).contains(Map.of("appId", app.id(), "credentialVersionBelow", 2L));
    }

    @Test
    void anApiIsToldOfItselfByItsOwnAlgorithmAndWhoTakesAllTokensOfEveryOne() throws Exception {
        String identifier = "https://" + Host.fresh("cut") + ".example";
        Credentials own = credentials(api(identifier, ",\"signingAlgorithm\":\"RS256\""));
        Credentials other = credentials(api(identifier + "/other", ""));
        host.operator.patch(SERVERS + "/" + own.id(), "{\"enabled\":false}");
        host.operator.patch(SERVERS + "/" + other.id(), "{\"enabled\":false}");
        Map<String, Object> ofOwn = Map.of("aud", identifier);
        Map<String, Object> ofOther = Map.of("aud", identifier + "/other");

        JWTClaimsSet list = verified(read(own), JWSAlgorithm.RS256);

        assertThat(list.getAudience()).containsExactly(identifier);
        assertThat(list.getListClaim("cuts").stream().map(CutsIT::members))
                .contains(ofOwn)
                .doesNotContain(ofOther);
        assertThat(cuts(reader)).contains(ofOwn, ofOther);
        assertThat(verified(read(reader), JWSAlgorithm.ES256).getAudience()).containsExactly("mintmark-api");
    }

    private static String api(String identifier, String more) {
        return "{\"name\":\"" + Host.fresh("API") + "\",\"identifier\":\"" + identifier + "\"" + more + "}";
    }

    @Test
    void whoHasTheListIsToldAtOnceThatItIsTheSame() {
        Condition.await("two answers between which nobody else cut anything", () -> {
            String tag = read(reader).header("ETag").orElseThrow();
            assertThat(tag).startsWith("W/\"");
            Answer again = read(reader, "If-None-Match", tag);
            return again.status() == 304
                    && again.text().isEmpty()
                    && again.header("ETag").orElseThrow().equals(tag);
        });
    }

    @Test
    void whoPrefersToWaitIsAnsweredWhenThereIsNews() throws Exception {
        String tag = read(reader).header("ETag").orElseThrow();
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> read(reader, "If-None-Match", tag, "Prefer", "wait=30"));

        tenant.admin().patch(app.path(), "{\"enabled\":false}");

        Answer news = waiting.join();
        assertThat(news.header("Preference-Applied").orElse("wait=30")).isEqualTo("wait=30");
        Condition.await("the cut in what is answered", () -> {
            try {
                return cuts(reader).contains(Map.of("appId", (Object) app.id()));
            } catch (Exception unverified) {
                throw new AssertionError(unverified);
            }
        });
        assertThat(verified(news, JWSAlgorithm.ES256).getListClaim("cuts")).isNotEmpty();
    }

    @Test
    void whoWaitsForNothingIsToldSoAfterThatTime() {
        Condition.await("a second in which nobody else cut anything", () -> {
            String tag = read(reader).header("ETag").orElseThrow();
            Answer answer = read(reader, "If-None-Match", tag, "Prefer", "respond-async, wait=1");
            return answer.status() == 304
                    && answer.header("Preference-Applied").orElse("").equals("wait=1");
        });
    }

    @Test
    void onlyResourceServersReadIt() {
        for (String authorization : List.of(
                "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret()),
                reader.authorization() + "x",
                "Bearer abc",
                "Basic " + Http.base64("mr_00000000000000000000000000:mmr_wrong"))) {
            Answer refused = read(new Credentials("", authorization));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.string("error")).isEqualTo("invalid_client");
            assertThat(refused.header("WWW-Authenticate")).contains("Basic realm=\"mintmark\"");
        }
        assertThat(host.anonymous.get(CUTS).status()).isEqualTo(401);
    }
}
