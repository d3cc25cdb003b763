package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in, go on, change their password and sign out (http-api §2, sign-in). */
@OnServer
class SessionIT {
    private static final String SESSION = "/api/v1/session";
    private static final String REFRESH = SESSION + "/refresh";
    private static final String KEY = "Idempotency-Key";
    private static final String NEW_PASSWORD = "another long password";

    private final Host host;
    private final String tenantId;
    private String email;

    SessionIT(Host host) {
        this.host = host;
        this.tenantId = host.tenant().id();
    }

    @BeforeEach
    void aMember() {
        email = Host.fresh("person") + "@tenant.example";
        Host.created(host.operator.post(
                "/api/v1/tenants/" + tenantId + "/members",
                Json.createObjectBuilder()
                        .add("email", email)
                        .add("displayName", "A Person")
                        .add("password", Host.MEMBER_PASSWORD)
                        .add("roles", Json.createArrayBuilder().add("tenant-viewer"))
                        .build()
                        .toString()));
    }

    @Test
    void theCookieIsForTheSessionsPathAndNoScript() {
        Answer signedIn = signIn(Host.MEMBER_PASSWORD);

        assertThat(signedIn.header("Cache-Control")).contains("no-store");
        assertThat(attributes(signedIn))
                .containsExactlyInAnyOrder("Path=/api/v1/session", "Max-Age=43200", "HttpOnly", "SameSite=Strict");
        assertThat(cookie(signedIn)).startsWith("mintmark-refresh=");
        assertThat(signedIn.text()).doesNotContain(cookie(signedIn).split("=", 2)[1]);
    }

    @Test
    void aPasswordThatAnOperatorChoseIsMarkedForChangeUntilItIsReplaced() {
        Answer first = signIn(Host.MEMBER_PASSWORD);
        assertThat(first.json().getJsonObject("member").getBoolean("passwordChangeRequired"))
                .isTrue();

        assertThat(http(first)
                        .put(SESSION + "/password", passwords(Host.MEMBER_PASSWORD, NEW_PASSWORD))
                        .status())
                .isEqualTo(204);

        assertThat(signIn(NEW_PASSWORD).json().getJsonObject("member").getBoolean("passwordChangeRequired"))
                .isFalse();
    }

    @Test
    void aRefreshAnswersLikeTheSignIn() {
        Answer first = signIn(Host.MEMBER_PASSWORD);
        Answer second = refresh(cookie(first));

        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.json().getJsonObject("member")).isEqualTo(first.json().getJsonObject("member"));
        assertThat(attributes(second)).contains("HttpOnly", "SameSite=Strict");
        assertThat(cookie(second)).isNotEqualTo(cookie(first));
        assertThat(works(first)).isTrue();
        assertThat(works(second)).isTrue();
        assertThat(refresh(cookie(second)).status()).isEqualTo(200);
    }

    @Test
    void aReplayedTokenEndsTheSessionAtOnce() {
        Answer first = signIn(Host.MEMBER_PASSWORD);
        Answer elsewhere = signIn(Host.MEMBER_PASSWORD);
        Answer second = refresh(cookie(first));

        Answer replayed = refresh(cookie(first));

        isEnded(replayed);
        assertThat(works(second)).isFalse();
        isEnded(refresh(cookie(second)));
        assertThat(works(elsewhere)).isTrue();
    }

    @Test
    void ofManyRefreshesWithOneTokenAtMostOneSucceedsAndTheSessionIsOver() throws Exception {
        Answer signedIn = signIn(Host.MEMBER_PASSWORD);

        assertThat(together(() -> refresh(cookie(signedIn))))
                .extracting(Answer::status)
                .containsOnlyOnce(200)
                .containsOnly(200, 401);

        assertThat(works(signedIn)).isFalse();
    }

    @Test
    void aRefreshWhoseAnswerGotLostIsAnsweredAgainHoweverOftenItIsSent() throws Exception {
        Answer signedIn = signIn(Host.MEMBER_PASSWORD);
        Callable<Answer> call = () -> refresh(cookie(signedIn), KEY, "the-key-of-a-lost-answer-1");

        List<Answer> answers = new ArrayList<>(together(call));
        answers.add(call.call());

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(SessionIT::cookie).containsOnly(cookie(answers.get(0)));
        assertThat(answers).allMatch(this::works);
        Answer next = refresh(cookie(answers.get(0)), KEY, "the-key-of-a-lost-answer-2");
        assertThat(next.status()).as(next.text()).isEqualTo(200);
        isEnded(call.call());
        assertThat(works(next)).as("an answer that arrived is not repeated").isFalse();
    }

    @Test
    void aKeyThatCanBeGuessedIsRefusedAndUsesNothingUp() {
        String cookie = cookie(signIn(Host.MEMBER_PASSWORD));

        for (String key : List.of("", "1", "a key with spaces in it, long enough", "x".repeat(65))) {
            Answer refused = refresh(cookie, KEY, key);
            assertThat(refused.status()).as(key).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("bad_request");
            assertThat(refused.text()).contains(KEY);
            assertThat(refused.header("Set-Cookie")).isEmpty();
        }

        assertThat(refresh(cookie).status()).isEqualTo(200);
    }

    private static List<Answer> together(Callable<Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(6, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mintmark-refresh=",
                "mintmark-refresh=nonsense",
                "mintmark-refresh=00000000-0000-7000-8000-000000000000.a.b",
                "__Secure-mintmark-refresh=00000000-0000-7000-8000-000000000000.a.b",
                "other=1"
            })
    void whatIsNoRefreshTokenIsRefused(String cookie) {
        isEnded(refresh(cookie));
    }

    @Test
    void aPageOfAnotherOriginIsRefusedAndUsesNothingUp() {
        String cookie = cookie(signIn(Host.MEMBER_PASSWORD));

        for (String origin : List.of("https://evil.example", "http://localhost:1", "null")) {
            Answer refused = refresh(cookie, "Origin", origin);
            assertThat(refused.status()).as(origin).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("forbidden");
            assertThat(refused.header("Set-Cookie")).isEmpty();
        }

        String own = host.anonymous.uri("/").toString().replaceAll("/$", "");
        assertThat(refresh(cookie, "Origin", own).status()).isEqualTo(200);
    }

    @Test
    void signingOutEndsThisSessionOnly() {
        Answer here = signIn(Host.MEMBER_PASSWORD);
        Answer elsewhere = signIn(Host.MEMBER_PASSWORD);

        Answer out = http(here).delete(SESSION);

        assertThat(out.status()).isEqualTo(204);
        assertThat(cookie(out)).isEqualTo("mintmark-refresh=");
        assertThat(attributes(out)).contains("Max-Age=0", "Path=/api/v1/session");
        assertThat(works(here)).isFalse();
        isEnded(refresh(cookie(here)));
        assertThat(works(elsewhere)).isTrue();
    }

    @Test
    void aSignInEndsTheSessionWhoseCookieItReplaces() {
        Answer before = signIn(Host.MEMBER_PASSWORD);
        Answer elsewhere = signIn(Host.MEMBER_PASSWORD);

        assertThat(signInWith(cookie(before), "wrong").code()).isEqualTo("sign_in_failed");
        assertThat(works(before)).as("nobody has signed in").isTrue();
        Answer after = signInWith(cookie(before), Host.MEMBER_PASSWORD);

        assertThat(after.status()).as(after.text()).isEqualTo(200);
        isEnded(refresh(cookie(before)));
        assertThat(works(before)).isFalse();
        assertThat(works(after)).isTrue();
        assertThat(works(elsewhere)).isTrue();
        assertThat(refresh(cookie(after)).status()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionWhoseCookieItTakesAway() {
        Answer ofTheCookie = signIn(Host.MEMBER_PASSWORD);
        Answer ofTheToken = signIn(Host.MEMBER_PASSWORD);

        Answer out = http(ofTheToken).send("DELETE", SESSION, BodyPublishers.noBody(), "Cookie", cookie(ofTheCookie));

        assertThat(out.status()).isEqualTo(204);
        assertThat(works(ofTheToken)).isFalse();
        isEnded(refresh(cookie(ofTheCookie)));
    }

    @Test
    void signingOutEverywhereEndsEverySessionOfThisMemberAndNobodyElses() {
        Answer here = signIn(Host.MEMBER_PASSWORD);
        Answer elsewhere = signIn(Host.MEMBER_PASSWORD);

        assertThat(http(here).delete(SESSION + "?everywhere=true").status()).isEqualTo(204);

        assertThat(works(here)).isFalse();
        assertThat(works(elsewhere)).isFalse();
        isEnded(refresh(cookie(elsewhere)));
        assertThat(host.operator.get("/api/v1/tenants").status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        Answer here = signIn(Host.MEMBER_PASSWORD);
        Answer elsewhere = signIn(Host.MEMBER_PASSWORD);

        Answer changed = http(here).put(SESSION + "/password", passwords(Host.MEMBER_PASSWORD, NEW_PASSWORD));

        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        assertThat(works(here)).isTrue();
        assertThat(refresh(cookie(here)).status()).isEqualTo(200);
        assertThat(works(elsewhere)).isFalse();
        assertThat(signIn(Host.MEMBER_PASSWORD).code()).isEqualTo("sign_in_failed");
        assertThat(signIn(NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void everyFaultOfANewPasswordIsNamedAtOnce() {
        Http person = http(signIn(Host.MEMBER_PASSWORD));

        assertThat(person.put(SESSION + "/password", passwords("wrong", "short"))
                        .violations())
                .containsExactlyInAnyOrder("current wrong_password", "new weak_password");
        assertThat(person.put(SESSION + "/password", "{}").violations())
                .containsExactlyInAnyOrder("current required", "new required");
        assertThat(person.put(SESSION + "/password", "{\"current\":1,\"old\":2}")
                        .code())
                .isEqualTo("wrong_type");
        assertThat(host.anonymous
                        .put(SESSION + "/password", passwords("wrong", "short"))
                        .status())
                .isEqualTo(401);
        assertThat(signIn(Host.MEMBER_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void guessingIsStoppedForTheAccountAndTheAddressWhetherTheAccountExistsOrNot() {
        for (String account : List.of(email, Host.fresh("nobody") + "@tenant.example")) {
            for (int failure = 0; failure < SharedServer.FAILURES_PER_CLIENT; failure++) {
                assertThat(signIn(account, "guess " + failure).code()).isEqualTo("sign_in_failed");
            }
            Answer refused = signIn(account.toUpperCase(Locale.ROOT), Host.MEMBER_PASSWORD);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("too_many_attempts");
            assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                    .isBetween(1, 61);
        }
        aMember();
        assertThat(signIn(Host.MEMBER_PASSWORD).status())
                .as("another account from the same address")
                .isEqualTo(200);
    }

    @Test
    void refusedSignInsAreSummedOutsideTheAuditTrailAndShownToOperators() {
        String typedPassword = Host.fresh("a password typed in the wrong field");
        signIn("wrong one");
        signIn(email.toUpperCase(Locale.ROOT), "wrong another");
        signIn(typedPassword, "wrong");

        Condition.await("both are counted", () -> refusedTimes(email) == 2);

        assertThat(host.operator.get("/api/v1/refused-sign-ins?limit=100").text())
                .doesNotContain(typedPassword);
        assertThat(host.operator.get("/api/v1/audit-events?limit=100").text())
                .doesNotContain(email.toUpperCase(Locale.ROOT));
    }

    private long refusedTimes(String account) {
        return host
                .operator
                .get("/api/v1/refused-sign-ins?limit=100")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(refused -> !refused.isNull("account")
                        && refused.getString("account").equals(account))
                .mapToLong(refused -> refused.getJsonNumber("times").longValue())
                .sum();
    }

    private Answer signIn(String password) {
        return signIn(email, password);
    }

    private Answer signIn(String email, String password) {
        return host.anonymous.post(
                SESSION,
                Json.createObjectBuilder()
                        .add("email", email)
                        .add("password", password)
                        .build()
                        .toString());
    }

    private Answer signInWith(String cookie, String password) {
        return host.anonymous.send(
                "POST",
                SESSION,
                BodyPublishers.ofString(Json.createObjectBuilder()
                        .add("email", email)
                        .add("password", password)
                        .build()
                        .toString()),
                "Content-Type",
                "application/json",
                "Cookie",
                cookie);
    }

    private Answer refresh(String cookie, String... headers) {
        List<String> all = new ArrayList<>(List.of("Cookie", cookie));
        all.addAll(List.of(headers));
        return host.anonymous.send("POST", REFRESH, BodyPublishers.noBody(), all.toArray(String[]::new));
    }

    private static String passwords(String current, String replacement) {
        return Json.createObjectBuilder()
                .add("current", current)
                .add("new", replacement)
                .build()
                .toString();
    }

    private Http http(Answer signedIn) {
        return host.anonymous.bearing(signedIn.string("accessToken"));
    }

    private boolean works(Answer signedIn) {
        int status = http(signedIn).get("/api/v1/tenant").status();
        assertThat(status).isIn(200, 401);
        return status == 200;
    }

    private static void isEnded(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(cookie(answer)).isEqualTo("mintmark-refresh=");
        assertThat(attributes(answer)).contains("Max-Age=0");
    }

    /** Name and value, as a browser sends them back. */
    private static String cookie(Answer answer) {
        return parts(answer).get(0);
    }

    private static List<String> attributes(Answer answer) {
        List<String> parts = parts(answer);
        return parts.subList(1, parts.size());
    }

    private static List<String> parts(Answer answer) {
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(1);
        return Arrays.asList(cookies.get(0).split("; "));
    }
}
