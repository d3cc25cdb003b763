package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.PasskeyDevice;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People register passkeys, sign in by them, and lose them (http-api §2, sign-in); devices are written by hand. */
@OnServer
class PasskeysIT {
    private static final String SESSION = "/api/v1/session";
    private static final String FACTORS = SESSION + "/factors";
    private static final String PASSKEYS = FACTORS + "/passkeys";
    private static final String SIGN_IN = SESSION + "/passkey";

    private final Host host;
    private final Host.Tenant tenant;
    private final String origin;

    PasskeysIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        URI issuer = URI.create(host.anonymous
                .get("/.well-known/oauth-authorization-server")
                .json()
                .getString("issuer"));
        this.origin = issuer.getScheme() + "://" + issuer.getAuthority();
    }

    @Test
    void aPasskeyIsRegisteredAndListed() {
        Person person = new Person();
        Http session = person.signedIn();
        JsonObject options = person.options(session);
        assertThat(options.getJsonObject("rp").getString("id")).isEqualTo(person.device.rpId());
        assertThat(options.getJsonObject("user").getString("name")).isEqualTo(person.email);
        assertThat(options.getJsonArray("excludeCredentials")).isEmpty();
        assertThat(options.getJsonArray("pubKeyCredParams").getValuesAs(JsonObject.class))
                .extracting(one -> one.getInt("alg"))
                .containsExactly(-7, -8, -257);

        Answer registered = register(session, "Ann's phone", person.device.create(options.getString("challenge")));

        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(registered.header("Cache-Control")).contains("no-store");
        assertThat(registered.json().getJsonArray("recoveryCodes")).hasSize(10);
        JsonObject listed = session.get(FACTORS).json().getJsonArray("items").getJsonObject(0);
        assertThat(listed.getString("id")).isEqualTo(registered.string("id"));
        assertThat(listed.getString("kind")).isEqualTo("passkey");
        assertThat(listed.getString("name")).isEqualTo("Ann's phone");
        assertThat(listed.isNull("lastUsedAt")).isTrue();
        assertThat(person.options(session)
                        .getJsonArray("excludeCredentials")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo(person.device.id());
    }

    @Test
    void aPasskeySignsInWithoutAPasswordAndEachAnswerOnce() {
        Person person = new Person();
        person.enrol();
        String answer = person.answer();

        Answer signedIn = signIn(answer);

        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        assertThat(signedIn.header("Set-Cookie").orElseThrow()).contains("HttpOnly");
        JsonObject member = signedIn.json().getJsonObject("member");
        assertThat(member.getString("email")).isEqualTo(person.email);
        assertThat(member.getJsonObject("secondFactor").getBoolean("registered"))
                .isTrue();
        assertThat(signIn(answer).code()).isEqualTo("sign_in_failed");
        Http session = host.anonymous.bearing(signedIn.string("accessToken"));
        assertThat(session.get("/api/v1/tenant").status()).isEqualTo(200);
        assertThat(session.get(FACTORS)
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .isNull("lastUsedAt"))
                .isFalse();
    }

    @Test
    void ofManyWhoSendOneAnswerAtOnceOneIsLetIn() {
        Person person = new Person();
        person.device.counting(0);
        person.enrol();
        String answer = person.answer();

        List<CompletableFuture<Integer>> running = IntStream.range(0, 4)
                .mapToObj(ignored ->
                        CompletableFuture.supplyAsync(() -> signIn(answer).status()))
                .toList();

        assertThat(running.stream().map(CompletableFuture::join).toList())
                .containsOnlyOnce(200)
                .containsOnly(200, 401);
    }

    @Test
    void ofManyWhoRegisterOnePasskeyAtOnceOneHasIt() {
        Person one = new Person();
        Person two = new Person();
        List<CompletableFuture<Integer>> running = Stream.of(one.signedIn(), two.signedIn())
                .map(session -> {
                    var made = one.device.create(one.options(session).getString("challenge"));
                    return CompletableFuture.supplyAsync(
                            () -> register(session, "Ours", made).status());
                })
                .toList();

        assertThat(running.stream().map(CompletableFuture::join).toList()).containsExactlyInAnyOrder(201, 409);
        Http session = new Person().signedIn();
        assertThat(register(
                                session,
                                "Mine",
                                one.device.create(one.options(session).getString("challenge")))
                        .code())
                .isEqualTo("passkey_taken");
    }

    @Test
    void aPasskeyIsASecondStepAfterThePassword() {
        Person person = new Person();
        person.enrol();
        Person other = new Person();
        other.enrol();

        JsonObject asked = person.firstStep();
        JsonObject options = asked.getJsonObject("passkeyOptions");
        assertThat(asked.getJsonArray("methods").getValuesAs(JsonString::getString))
                .containsExactly("passkey", "recovery-code");
        assertThat(options.getJsonArray("allowCredentials").getJsonObject(0).getString("id"))
                .isEqualTo(person.device.id());
        String challenge = options.getString("challenge");
        assertThat(second(asked, other.device.get(challenge, "").json()).code()).isEqualTo("wrong_code");
        assertThat(second(asked, person.answer()).code()).isEqualTo("wrong_code");
        assertThat(signIn(person.device.get(challenge, person.handle).json()).code())
                .isEqualTo("sign_in_failed");
        String answer = person.device.get(challenge, person.handle).json();

        Answer signedIn = second(asked, answer);

        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        assertThat(second(asked, answer).code()).isEqualTo("sign_in_expired");
        assertThat(second(person.firstStep(), answer).code()).isEqualTo("wrong_code");
    }

    @Test
    void anAnswerThatDoesNotHoldLetsNobodyIn() {
        Person person = new Person();
        person.enrol();
        PasskeyDevice device = person.device;

        assertThat(signIn(device.at("https://evil.example")
                                .get(challenge(), person.handle)
                                .json())
                        .code())
                .isEqualTo("sign_in_failed");
        device.at(origin);
        assertThat(signIn(device.of("evil.example")
                                .get(challenge(), person.handle)
                                .json())
                        .code())
                .isEqualTo("sign_in_failed");
        device.of(URI.create(origin).getHost());
        assertThat(signIn(device.verifying(false)
                                .get(challenge(), person.handle)
                                .json())
                        .code())
                .isEqualTo("sign_in_failed");
        device.verifying(true);
        assertThat(signIn(device.get("c2Vjb25kIHN0ZXBz", person.handle).json()).code())
                .isEqualTo("sign_in_failed");
        assertThat(signIn(device.get(challenge(), "").json()).code()).isEqualTo("sign_in_failed");
        assertThat(signIn(new PasskeyDevice(URI.create(origin).getHost(), origin)
                                .get(challenge(), person.handle)
                                .json())
                        .code())
                .isEqualTo("sign_in_failed");
        assertThat(signIn("{\"id\":\"\\u0000\",\"response\":[]}").code()).isEqualTo("sign_in_failed");
        assertThat(signIn(person.answer()).status()).isEqualTo(200);
    }

    @Test
    void aPasskeyThatHasSignedLessOftenThanBeforeIsRefusedAndRecorded() {
        Person person = new Person();
        person.enrol();
        assertThat(signIn(person.answer()).status()).isEqualTo(200);

        assertThat(signIn(person.device
                                .counting(1)
                                .get(challenge(), person.handle)
                                .json())
                        .code())
                .isEqualTo("sign_in_failed");

        assertThat(tenant.admin()
                        .get("/api/v1/audit-events?action=passkey.copy_suspected")
                        .json()
                        .getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void whatIsMissingOrNotMeantIsNamed() {
        Http session = new Person().signedIn();
        assertThat(session.post(PASSKEYS, "{}").violations()).containsExactly("name required", "credential required");
        assertThat(session.post(PASSKEYS, "{\"name\":\"A\",\"credential\":{}}").violations())
                .containsExactly("credential invalid_passkey");
        assertThat(session.post(PASSKEYS, "{\"name\":\"A\",\"credential\":\"B\"}")
                        .status())
                .isEqualTo(400);
        assertThat(host.anonymous.post(SIGN_IN, "{}").violations()).containsExactly("passkey required");
        assertThat(host.anonymous
                        .post(SESSION + "/second-factor", "{\"token\":\"t\",\"code\":\"1\",\"passkey\":{}}")
                        .violations())
                .containsExactly("code required");
    }

    @Test
    void aManagementKeyHasNone() {
        String key = Host.created(
                        tenant.admin().post("/api/v1/management-keys", "{\"name\":\"CI\",\"role\":\"tenant-admin\"}"))
                .getString("key");
        Http automation = host.anonymous.bearing(
                host.anonymous.post(SESSION, "{\"key\":\"" + key + "\"}").string("accessToken"));

        assertThat(automation.post(PASSKEYS + "/options").status()).isEqualTo(403);
        assertThat(automation
                        .post(PASSKEYS, "{\"name\":\"A\",\"credential\":{\"response\":{}}}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPasskeyThatIsRemovedOrLostLetsNobodyIn() {
        Person person = new Person();
        person.enrol();
        Http session = host.anonymous.bearing(signIn(person.answer()).string("accessToken"));
        String id = session.get(FACTORS)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        assertThat(new Person().signedIn().delete(FACTORS + "/" + id).status()).isEqualTo(404);
        assertThat(session.delete(FACTORS + "/" + id).status()).isEqualTo(204);
        assertThat(signIn(person.answer()).code()).isEqualTo("sign_in_failed");
        assertThat(person.signedIn().get(FACTORS).json().getInt("recoveryCodesLeft"))
                .isZero();

        Person loser = new Person();
        loser.enrol();
        Person olga = new Person("/api/v1/operators", "platform-admin");
        Http operator = olga.signedIn();
        olga.enrol(operator);
        assertThat(operator.delete("/api/v1/tenants/" + tenant.id() + "/members/" + loser.id + "/factors")
                        .status())
                .isEqualTo(204);
        assertThat(signIn(loser.answer()).code()).isEqualTo("sign_in_failed");
        host.operator.delete("/api/v1/operators/" + olga.id);
        assertThat(signIn(olga.answer()).code()).isEqualTo("sign_in_failed");
    }

    private String challenge() {
        Answer options = host.anonymous.post(SIGN_IN + "/options");
        assertThat(options.status()).as(options.text()).isEqualTo(200);
        assertThat(options.json().getJsonArray("allowCredentials")).isEmpty();
        return options.string("challenge");
    }

    private Answer signIn(String credential) {
        return host.anonymous.post(SIGN_IN, "{\"passkey\":" + credential + "}");
    }

    private Answer second(JsonObject asked, String credential) {
        return host.anonymous.post(
                SESSION + "/second-factor",
                "{\"token\":\"" + asked.getString("token") + "\",\"passkey\":" + credential + "}");
    }

    private static Answer register(Http session, String name, PasskeyDevice.Answer made) {
        return session.post(PASSKEYS, "{\"name\":\"" + name + "\",\"credential\":" + made.json() + "}");
    }

    /** Somebody of the tenant, or an operator, who has a device. */
    private final class Person {
        private final PasskeyDevice device =
                new PasskeyDevice(URI.create(origin).getHost(), origin);
        private final String email = Host.fresh("person") + "@people.example";
        private final String id;
        private String handle;

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

        JsonObject firstStep() {
            return host.anonymous
                    .post(SESSION, "{\"email\":\"" + email + "\",\"password\":\"" + Host.MEMBER_PASSWORD + "\"}")
                    .json()
                    .getJsonObject("secondFactor");
        }

        JsonObject options(Http session) {
            Answer options = session.post(PASSKEYS + "/options");
            assertThat(options.status()).as(options.text()).isEqualTo(200);
            return options.json();
        }

        void enrol() {
            enrol(signedIn());
        }

        void enrol(Http session) {
            JsonObject options = options(session);
            handle = options.getJsonObject("user").getString("id");
            Answer registered = register(session, "A phone", device.create(options.getString("challenge")));
            assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        }

        /** What the device answers that is asked to sign in. */
        String answer() {
            return device.get(challenge(), handle).json();
        }
    }
}
