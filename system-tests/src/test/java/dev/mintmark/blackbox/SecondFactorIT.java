package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People register an authenticator app, sign in with it, and lose it (http-api §2, sign-in). */
@OnServer
class SecondFactorIT {
    private static final String SESSION = "/api/v1/session";
    private static final String FACTORS = SESSION + "/factors";
    private static final String SECOND = SESSION + "/second-factor";

    private final Host host;
    private final Host.Tenant tenant;

    SecondFactorIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
    }

    @Test
    void anAppsCodesSignInOnceEach() {
        Person person = new Person();
        Enrolled enrolled = person.enrol();
        assertThat(enrolled.confirmation().header("Cache-Control")).contains("no-store");
        assertThat(enrolled.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();

        Answer first = person.firstStep();
        JsonObject asked = first.json().getJsonObject("secondFactor");
        assertThat(first.header("Set-Cookie")).isEmpty();
        assertThat(first.json()).doesNotContainKey("accessToken");
        assertThat(asked.getJsonArray("methods").getValuesAs(JsonString::getString))
                .containsExactly("totp", "recovery-code");
        assertThat(second(asked.getString("token"), "code", enrolled.usedCode()).code())
                .isEqualTo("wrong_code");
        assertThat(second(asked.getString("token"), "code", "1").code()).isEqualTo("wrong_code");
        assertThat(second("nobody's token", "code", enrolled.nextCode()).code()).isEqualTo("sign_in_expired");

        String next = enrolled.nextCode();
        Answer signedIn = second(asked.getString("token"), "code", next.substring(0, 3) + " " + next.substring(3));

        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        assertThat(signedIn.header("Set-Cookie").orElseThrow()).contains("HttpOnly");
        JsonObject duty = signedIn.json().getJsonObject("member").getJsonObject("secondFactor");
        assertThat(duty.getBoolean("registered")).isTrue();
        assertThat(second(asked.getString("token"), "code", next).code()).isEqualTo("sign_in_expired");
        assertThat(second(person.token(), "code", next).code()).isEqualTo("wrong_code");
        JsonObject factors = host.anonymous
                .bearing(signedIn.string("accessToken"))
                .get(FACTORS)
                .json();
        assertThat(factors.getJsonArray("items").getJsonObject(0).getString("kind"))
                .isEqualTo("totp");
        assertThat(factors.getInt("recoveryCodesLeft")).isEqualTo(10);
    }

    @Test
    void ofManyWhoSendOneCodeAtOnceOneIsLetIn() {
        Person person = new Person();
        Enrolled enrolled = person.enrol();
        String code = enrolled.nextCode();
        List<String> tokens = Stream.generate(person::token).limit(4).toList();

        assertThat(together(tokens, token -> () -> second(token, "code", code).status()))
                .containsOnlyOnce(200)
                .containsOnly(200, 401);
    }

    @Test
    void ofManyWhoSendOneRecoveryCodeAtOnceOneIsLetIn() {
        Person person = new Person();
        String code = person.enrol().recoveryCodes().get(0);
        List<String> tokens = Stream.generate(person::token).limit(4).toList();

        assertThat(together(
                        tokens,
                        token -> () -> second(token, "recoveryCode", code).status()))
                .containsOnlyOnce(200)
                .containsOnly(200, 401);
        assertThat(second(person.token(), "recoveryCode", code).code()).isEqualTo("wrong_code");
    }

    @Test
    void aRecoveryCodeIsTypedInWhateverForm() {
        Person person = new Person();
        String code = person.enrol().recoveryCodes().get(3);

        assertThat(second(person.token(), "recoveryCode", code.replace("-", " ").toUpperCase())
                        .status())
                .isEqualTo(200);
    }

    /** Refused by ten failures of the step, or before that by those of the address. */
    @Test
    void tenFailuresEndASecondStep() {
        Person person = new Person();
        Enrolled enrolled = person.enrol();
        String token = person.token();
        for (int i = 0; i < 10; i++) {
            assertThat(second(token, "code", "000000").status()).isEqualTo(401);
        }

        assertThat(second(token, "code", enrolled.nextCode()).status()).isIn(401, 429);
        assertThat(second(person.token(), "code", enrolled.nextCode()).status()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordSaysNothingOfAFactor() {
        Person person = new Person();
        person.enrol();

        Answer wrong = signIn(person.email, "another long password");
        Answer unknown = signIn("nobody@people.example", "another long password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo(unknown.code()).isEqualTo("sign_in_failed");
        assertThat(wrong.json().getString("detail")).isEqualTo(unknown.json().getString("detail"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(host.anonymous.post(SECOND, "{}").violations()).containsExactly("token required", "code required");
        assertThat(host.anonymous
                        .post(SECOND, "{\"token\":\"t\",\"code\":\"1\",\"recoveryCode\":\"2\"}")
                        .violations())
                .containsExactly("code required");
        Http session = new Person().signedIn();
        assertThat(session.put(FACTORS + "/totp", "{}").violations()).containsExactly("code required");
        assertThat(session.put(FACTORS + "/totp", "{\"code\":\"123456\"}").violations())
                .containsExactly("code wrong_totp_code");
        assertThat(session.post(FACTORS + "/recovery-codes").code()).isEqualTo("own_factor_missing");
        assertThat(session.delete(FACTORS + "/" + tenant.id()).status()).isEqualTo(404);
    }

    @Test
    void theTenantMayAskForOneAndItsMembersAreLedThere() {
        Person person = new Person();
        Http before = person.signedIn();
        asks("required");

        assertThat(before.get("/api/v1/tenant").code()).isEqualTo("second_factor_required");
        assertThat(before.get("/api/v1/sessions").status()).isEqualTo(403);
        assertThat(before.get(FACTORS).json().getBoolean("required")).isTrue();

        Enrolled enrolled = person.enrol(before);
        assertThat(before.get("/api/v1/tenant").json().getString("secondFactor"))
                .isEqualTo("required");
        String factor = before.get(FACTORS)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        assertThat(before.delete(FACTORS + "/" + factor).code()).isEqualTo("last_factor");

        asks("optional");
        assertThat(before.delete(FACTORS + "/" + factor).status()).isEqualTo(204);
        assertThat(signIn(person.email, Host.MEMBER_PASSWORD).json()).containsKey("accessToken");
        assertThat(enrolled.recoveryCodes()).hasSize(10);
    }

    @Test
    void aManagementKeyNeedsNoneAndHasNone() {
        String key = Host.created(
                        tenant.admin().post("/api/v1/management-keys", "{\"name\":\"CI\",\"role\":\"tenant-admin\"}"))
                .getString("key");
        asks("required");
        Answer session = host.anonymous.post(SESSION, "{\"key\":\"" + key + "\"}");
        Http automation = host.anonymous.bearing(session.string("accessToken"));

        assertThat(session.json().getJsonObject("member").isNull("secondFactor"))
                .isTrue();
        assertThat(automation.get("/api/v1/tenant").status()).isEqualTo(200);
        assertThat(automation.get(FACTORS).status()).isEqualTo(403);
        assertThat(automation.post(FACTORS + "/totp").status()).isEqualTo(403);
    }

    @Test
    void anOperatorWithAFactorRemovesThoseThatSomebodyHasLost() {
        Person person = new Person();
        Http session = person.signedIn();
        person.enrol(session);
        String path = "/api/v1/tenants/" + tenant.id() + "/members/" + person.id + "/factors";
        assertThat(host.operator.delete(path).code()).isEqualTo("own_factor_missing");
        Person olga = anOperator();
        Http operator = olga.signedIn();
        olga.enrol(operator);

        assertThat(operator.delete(path).status()).isEqualTo(204);

        assertThat(session.get("/api/v1/tenant").status()).isEqualTo(401);
        assertThat(person.signedIn().get(FACTORS).json().getJsonArray("items")).isEmpty();
        assertThat(tenant.admin()
                        .get("/api/v1/audit-events?action=second_factor.cleared")
                        .json()
                        .getJsonArray("items"))
                .hasSize(1);
        assertThat(operator.delete("/api/v1/operators/" + person.id + "/factors")
                        .status())
                .isEqualTo(404);
        assertThat(tenant.admin().delete(path).status()).isEqualTo(403);
        host.operator.delete("/api/v1/operators/" + olga.id);
    }

    @Test
    void ofTwoOperatorsWhoRemoveEachOthersFactorsAtOnceNeitherIsShutOut() {
        List<Person> two = List.of(anOperator(), anOperator());
        List<Http> sessions = two.stream().map(Person::signedIn).toList();
        List<Enrolled> enrolled =
                List.of(two.get(0).enrol(sessions.get(0)), two.get(1).enrol(sessions.get(1)));
        Function<String, Supplier<Integer>> removal = other -> () -> sessions.get(other.equals(two.get(0).id) ? 1 : 0)
                .delete("/api/v1/operators/" + other + "/factors")
                .status();

        List<Integer> answers = together(two.stream().map(person -> person.id).toList(), removal);

        assertThat(answers).contains(204).isSubsetOf(204, 401, 409);
        for (int i = 0; i < two.size(); i++) {
            if (answers.get(i) == 204) {
                two.get(i).enrol();
            } else {
                assertThat(second(two.get(i).token(), "code", enrolled.get(i).nextCode())
                                .status())
                        .isEqualTo(200);
            }
            host.operator.delete("/api/v1/operators/" + two.get(i).id);
        }
    }

    private Person anOperator() {
        return new Person("/api/v1/operators", "platform-admin");
    }

    private void asks(String policy) {
        Answer changed = host.operator.patch("/api/v1/tenants/" + tenant.id(), "{\"secondFactor\":\"" + policy + "\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.string("secondFactor")).isEqualTo(policy);
    }

    private Answer signIn(String email, String password) {
        return host.anonymous.post(SESSION, "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private Answer second(String token, String by, String value) {
        return host.anonymous.post(SECOND, "{\"token\":\"" + token + "\",\"" + by + "\":\"" + value + "\"}");
    }

    private static List<Integer> together(List<String> tokens, Function<String, Supplier<Integer>> attempt) {
        List<CompletableFuture<Integer>> running = new ArrayList<>();
        tokens.forEach(token -> running.add(CompletableFuture.supplyAsync(attempt.apply(token))));
        return running.stream().map(CompletableFuture::join).toList();
    }

    /** Somebody of the tenant, or an operator, who has a phone. */
    private final class Person {
        private final String email = Host.fresh("person") + "@people.example";
        private final String id;

        Person() {
            this("/api/v1/tenants/" + tenant.id() + "/members", "tenant-viewer");
        }

        private Person(String path, String role) {
            id = Host.created(host.operator.post(
                            path,
                            "{\"email\":\"" + email + "\",\"displayName\":\"A Person\",\"password\":\""
                                    + Host.MEMBER_PASSWORD + "\",\"roles\":[\"" + role + "\"]}"))
                    .getString("id");
        }

        Http signedIn() {
            return host.anonymous.signedIn(email, Host.MEMBER_PASSWORD);
        }

        Answer firstStep() {
            return signIn(email, Host.MEMBER_PASSWORD);
        }

        String token() {
            return firstStep().json().getJsonObject("secondFactor").getString("token");
        }

        Enrolled enrol() {
            return enrol(signedIn());
        }

        Enrolled enrol(Http session) {
            Answer setup = session.post(FACTORS + "/totp");
            assertThat(setup.status()).as(setup.text()).isEqualTo(200);
            assertThat(setup.header("Cache-Control")).contains("no-store");
            Authenticator app = Authenticator.of(setup.string("uri"));
            // The last step, so that this one and the next are left.
            Instant confirmedAt = Instant.now().minusSeconds(Authenticator.STEP_SECONDS);
            String code = app.code(confirmedAt);
            Answer confirmation = session.put(FACTORS + "/totp", "{\"code\":\"" + code + "\"}");
            assertThat(confirmation.status()).as(confirmation.text()).isEqualTo(200);
            return new Enrolled(app, code, confirmation);
        }
    }

    /** What a person has after registering. */
    private record Enrolled(Authenticator app, String usedCode, Answer confirmation) {
        String nextCode() {
            return app.code(Instant.now());
        }

        List<String> recoveryCodes() {
            return confirmation.json().getJsonArray("recoveryCodes").getValuesAs(JsonString::getString);
        }
    }
}
