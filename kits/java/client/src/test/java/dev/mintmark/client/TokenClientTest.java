package dev.mintmark.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.client.TokenUnavailable.Blocked;
import dev.mintmark.client.TokenUnavailable.Rejected;
import dev.mintmark.client.TokenUnavailable.TryLater;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When tokens are asked for, and what becomes of failures. */
@Timeout(60)
class TokenClientTest {
    private static final Duration LIFETIME = Duration.ofSeconds(900);

    private final MovableClock clock = new MovableClock();
    private TokenEndpoint endpoint;
    private TokenClient tokens;

    @BeforeEach
    void start() throws IOException {
        endpoint = TokenEndpoint.start();
        tokens = client().build();
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private TokenClient.Builder client() {
        return TokenClient.builder(endpoint.issuer(), Credential.secret("mm_app", "mms_secret"))
                .clock(clock);
    }

    @Test
    void keepsATokenForFourFifthsOfItsLife() {
        assertThat(tokens.token().value()).isEqualTo("token-1");
        clock.pass(Duration.ofSeconds(719));

        assertThat(tokens.token().value()).isEqualTo("token-1");
        assertThat(endpoint.requests()).hasSize(1);
        assertThat(tokens.token().scopes()).containsExactly("mintmark.api");
        assertThat(tokens.token().expiresAt()).isEqualTo(clock.instant().plusSeconds(900 - 719));
    }

    @Test
    void renewsATokenInTheBackground() {
        tokens.token();
        clock.pass(Duration.ofSeconds(721));
        endpoint.hold();

        assertThat(tokens.token().value()).as("at once").isEqualTo("token-1");
        assertThat(tokens.token().value()).isEqualTo("token-1");
        endpoint.release();
        await(() -> tokens.token().value().equals("token-2"));
        assertThat(endpoint.requests()).hasSize(2);
    }

    @Test
    void doesNotUseATokenThatWouldEndOnItsWay() {
        tokens.token();
        clock.pass(LIFETIME.minusSeconds(30));

        assertThat(tokens.token().value()).isEqualTo("token-2");
    }

    @Test
    void asksOnceForAllWhoWait() {
        endpoint.hold();
        List<CompletableFuture<Token>> waiting =
                Stream.generate(tokens::tokenAsync).limit(100).toList();
        waiting.get(0).cancel(true);
        endpoint.release();

        assertThat(waiting.subList(1, 100))
                .allSatisfy(
                        one -> assertThat(one.get(10, TimeUnit.SECONDS).value()).isEqualTo("token-1"));
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void asksOnceForAllWhoWaitInVain() {
        endpoint.answers(503, "");
        endpoint.hold();
        List<CompletableFuture<Token>> waiting =
                Stream.generate(tokens::tokenAsync).limit(100).toList();
        endpoint.release();

        assertThat(waiting).allSatisfy(one -> assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(TryLater.class));
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void goesOnWithATokenThatCannotBeRenewedUntilItsEnd() {
        tokens.token();
        clock.pass(Duration.ofSeconds(730));
        endpoint.answers(503, "{\"error\":\"temporarily_unavailable\"}", Map.of("Retry-After", "60"));
        tokens.token();
        await(() -> endpoint.requests().size() == 2);

        assertThat(tokens.token().value()).isEqualTo("token-1");
        clock.pass(Duration.ofSeconds(165));
        await(() -> thrown() instanceof TryLater);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void leavesTheServerAloneForAsLongAsItAsks(int status) {
        endpoint.answers(status, "{\"error\":\"slow_down\"}", Map.of("Retry-After", "45"));
        assertThat(thrown()).isInstanceOfSatisfying(TryLater.class, later -> assertThat(later.retryAfter())
                .hasSeconds(45));
        endpoint.answersAsUsual();

        clock.pass(Duration.ofSeconds(44));
        assertThat(thrown()).isInstanceOf(TryLater.class);
        assertThat(endpoint.requests()).hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.token().value()).isEqualTo("token-2");
    }

    @Test
    void readsADateInRetryAfter() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plusSeconds(90).atZone(ZoneOffset.UTC));
        endpoint.answers(503, "", Map.of("Retry-After", date));

        assertThat(thrown()).isInstanceOfSatisfying(TryLater.class, later -> assertThat(later.retryAfter())
                .hasSeconds(90));
    }

    @ParameterizedTest
    @CsvSource({"soon,0", "-5,0", "99999999999999999999,0", "999999999,600"})
    void isNotPutOffByARetryAfterThatCannotBeMeant(String value, long seconds) {
        endpoint.answers(503, "", Map.of("Retry-After", value));

        assertThat(thrown()).isInstanceOfSatisfying(TryLater.class, later -> assertThat(later.retryAfter())
                .hasSeconds(seconds));
    }

    @Test
    void waitsLongerWithEachFailureUpToAMinute() {
        endpoint.answers(401, "{\"error\":\"invalid_client\"}");
        int asked = 0;
        for (int pause : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            thrown();
            assertThat(endpoint.requests()).hasSize(++asked);
            clock.pass(Duration.ofSeconds(pause).minusMillis(1));
            thrown();
            assertThat(endpoint.requests()).hasSize(asked);
            clock.pass(Duration.ofMillis(1));
        }
    }

    @Test
    void beginsAnewWithItsPausesAfterASuccess() {
        endpoint.answers(503, "");
        thrown();
        clock.pass(Duration.ofSeconds(1));
        thrown();
        clock.pass(Duration.ofSeconds(2));
        endpoint.answersAsUsual();
        tokens.token();
        clock.pass(LIFETIME);
        endpoint.answers(503, "");
        thrown();
        clock.pass(Duration.ofSeconds(1));
        endpoint.answersAsUsual();

        assertThat(tokens.token().value()).isEqualTo("token-5");
    }

    @ParameterizedTest
    @CsvSource({
        "app_disabled,APP_DISABLED",
        "tenant_inactive,TENANT_INACTIVE",
        "region_missing,REGION_MISSING",
        "database_missing,DATABASE_MISSING",
        "plan_retired,PLAN_RETIRED",
        "secret_expired,SECRET_EXPIRED",
        "something_new,OTHER"
    })
    void tellsWhyItIsBlocked(String code, Blocked.Reason reason) {
        endpoint.answers(
                400,
                "{\"error\":\"unauthorized_client\",\"error_description\":\"Ask somebody.\",\"reason\":\"" + code
                        + "\"}");

        assertThat(thrown()).isInstanceOfSatisfying(Blocked.class, blocked -> {
            assertThat(blocked.reason()).isEqualTo(reason);
            assertThat(blocked.code()).isEqualTo(code);
            assertThat(blocked).hasMessageContaining("Ask somebody.");
        });
    }

    @ParameterizedTest
    @CsvSource({"401,invalid_client", "400,invalid_scope", "400,invalid_request"})
    void tellsWhatIsToBeCorrected(int status, String error) {
        endpoint.answers(status, "{\"error\":\"" + error + "\"}");

        assertThat(thrown()).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.error()).isEqualTo(error);
            assertThat(rejected.reason()).as("none was given").isEqualTo(Rejected.Reason.OTHER);
            assertThat(rejected.code()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_target,unknown_resource,UNKNOWN_RESOURCE",
        "invalid_target,resource_disabled,RESOURCE_DISABLED",
        "invalid_target,resource_not_in_plan,RESOURCE_NOT_IN_PLAN",
        "invalid_scope,unknown_scope,UNKNOWN_SCOPE",
        "invalid_scope,scope_not_in_plan,SCOPE_NOT_IN_PLAN",
        "invalid_scope,something_new,OTHER"
    })
    void tellsWhyThereIsNoTokenForTheApi(String error, String code, Rejected.Reason reason) {
        endpoint.answers(
                400,
                "{\"error\":\"" + error + "\",\"error_description\":\"Name another.\",\"reason\":\"" + code + "\"}");

        assertThat(thrown()).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.error()).isEqualTo(error);
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected).hasMessageContainingAll(error, code, "Name another.");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Welcome to the hotel's network</html>",
                "[]",
                "{}",
                "{\"access_token\":\"a\",\"token_type\":\"DPoP\",\"expires_in\":900}",
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":0}",
                "{\"access_token\":\"\",\"token_type\":\"Bearer\",\"expires_in\":900}"
            })
    void takesNoOtherAnswerForAToken(String body) {
        endpoint.answers(200, body);

        assertThat(thrown()).isInstanceOf(TryLater.class);
    }

    @Test
    void followsNoRedirectWithItsSecret() {
        endpoint.answers(307, "", Map.of("Location", endpoint.issuer() + "/connect/token?again"));

        assertThat(thrown()).isInstanceOf(Rejected.class);
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void triesLaterWhereNobodyAnswers() {
        tokens = TokenClient.of("http://localhost:1", Credential.secret("mm_app", "mms_secret"));

        assertThat(thrown()).isInstanceOf(TryLater.class).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void doesNotWaitForEver() {
        tokens = client().timeout(Duration.ofMillis(200)).build();
        endpoint.hold();

        assertThat(thrown()).isInstanceOf(TryLater.class);
    }

    @Test
    void doesNotWaitForEverForTheRestOfAnAnswer() {
        tokens = client().timeout(Duration.ofMillis(200)).build();
        endpoint.holdBody();

        assertThat(thrown()).isInstanceOf(TryLater.class);
    }

    @Test
    void endsARequestThatItNoLongerWaitsFor() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            tokens = TokenClient.builder(
                            "http://localhost:" + silent.getLocalPort(), Credential.secret("mm_app", "mms_secret"))
                    .timeout(Duration.ofMillis(500))
                    .build();
            CompletableFuture<Token> waiting = tokens.tokenAsync();
            try (Socket connection = silent.accept()) {
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".getBytes(US_ASCII));
                assertThatThrownBy(waiting::get).hasCauseInstanceOf(TryLater.class);
                connection.setSoTimeout(10_000);

                assertThat(connection.getInputStream().readAllBytes())
                        .as("until its end")
                        .isNotEmpty();
            }
        }
    }

    @Test
    void isNotMisledByAClockThatIsPutBack() {
        Token first = tokens.token();
        clock.pass(Duration.ofHours(-3));
        Token second = tokens.token();
        assertThat(second).isNotSameAs(first);
        assertThat(second.expiresAt()).isEqualTo(clock.instant().plus(LIFETIME));

        clock.pass(LIFETIME);
        endpoint.answers(503, "", Map.of("Retry-After", "45"));
        assertThat(thrown()).isInstanceOf(TryLater.class);
        endpoint.answersAsUsual();
        clock.pass(Duration.ofHours(-3));
        assertThat(tokens.token().value()).as("the pause is over").isEqualTo("token-4");
    }

    @Test
    void forgetsATokenThatAnApiRefused() {
        Token first = tokens.token();
        tokens.forget(first);
        assertThat(tokens.token()).as("it is young").isSameAs(first);
        clock.pass(Duration.ofSeconds(5));
        tokens.forget(first);

        Token second = tokens.token();
        assertThat(second.value()).isEqualTo("token-2");
        clock.pass(Duration.ofSeconds(5));
        tokens.forget(first);
        assertThat(tokens.token()).as("another one was refused").isSameAs(second);
    }

    @Test
    void authorizesARequest() {
        URI api = URI.create("https://api.example.com/documents");

        HttpRequest request = tokens.authorize(HttpRequest.newBuilder(api)).build();
        assertThat(request.headers().allValues("Authorization")).containsExactly("Bearer token-1");
        HttpRequest again = tokens.authorize(HttpRequest.newBuilder(api).header("Authorization", "Bearer of-old"))
                .build();
        assertThat(again.headers().allValues("Authorization")).containsExactly("Bearer token-1");
    }

    @Test
    void asksForScopes() {
        client().scope("documents.read documents.write").build().token();
        tokens.token();

        assertThat(endpoint.requests().get(0).form()).containsEntry("scope", "documents.read documents.write");
        assertThat(endpoint.requests().get(1).form()).doesNotContainKey("scope");
    }

    @Test
    void asksForATokenForAnApi() {
        client().resource("https://orders.example.com").build().token();
        tokens.token();

        assertThat(endpoint.requests().get(0).form()).containsEntry("resource", "https://orders.example.com");
        assertThat(endpoint.requests().get(1).form()).doesNotContainKey("resource");
    }

    @Test
    void isForOneApiWhateverItsBuilderMakesNext() {
        TokenClient.Builder builder = client();
        TokenClient orders = builder.resource("https://orders.example.com").build();
        TokenClient invoices =
                builder.resource("https://invoices.example.com").scope("read").build();
        orders.token();
        invoices.token();

        assertThat(endpoint.requests().get(0).form())
                .containsEntry("resource", "https://orders.example.com")
                .doesNotContainKey("scope");
        assertThat(endpoint.requests().get(1).form())
                .containsEntry("resource", "https://invoices.example.com")
                .containsEntry("scope", "read");
    }

    @Test
    void takesNoBlankNameForAnApi() {
        TokenClient.Builder builder = client();

        assertThatThrownBy(() -> builder.resource(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNoTokenAndNoSecretWhenPrinted() {
        Credential credential = Credential.secret("mm_app", "mms_secret");
        endpoint.answers(401, "{\"error\":\"invalid_client\"}");

        assertThat(credential + " " + tokens + " " + thrown()).doesNotContain("mms_secret");
        clock.pass(Duration.ofMinutes(1));
        endpoint.answersAsUsual();
        assertThat(tokens.token().toString()).doesNotContain("token-2");
    }

    @Test
    void saysThatNoReasonWasGiven() {
        endpoint.answers(400, "{\"error\":\"unauthorized_client\"}");

        assertThat(thrown()).isInstanceOf(Blocked.class).hasMessageContaining("no reason given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mintmark", "http://id.example.com", "https://id.example.com/", "https://id.example.com/a"})
    void refusesAnIssuerThatNoInstallationCanHave(String issuer) {
        var credential = Credential.secret("mm_app", "mms_secret");

        assertThatThrownBy(() -> TokenClient.of(issuer, credential)).isInstanceOf(IllegalArgumentException.class);
    }

    private TokenUnavailable thrown() {
        return catchThrowableOfType(TokenUnavailable.class, () -> tokens.token());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
