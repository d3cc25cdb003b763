package dev.mintmark.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.mintmark.domain.Violations;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.rest.refusal.FieldError;
import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {

    @Test
    void readsNullAsMergePatchesMeanIt() {
        JsonBody body = body("{\"name\":null,\"list\":null,\"text\":null}");

        assertThat(body.textChange("name")).contains("");
        assertThat(body.texts("list")).contains(List.of());
        assertThat(body.text("text")).isNull();
        body.requireSound();
    }

    @Test
    void readsWhatIsMissingAsUnchanged() {
        JsonBody body = body("{}");

        assertThat(body.textChange("name")).isEmpty();
        assertThat(body.texts("list")).isEmpty();
        assertThat(body.flag("flag")).isEmpty();
        assertThat(body.wholeNumber("number")).isEmpty();
        assertThat(body.object("object")).isEmpty();
        body.requireSound();
    }

    @Test
    void reportsEveryFaultAtOnce() {
        JsonBody body = body(
                "{\"name\":1,\"list\":[\"a\",null,2],\"flag\":null,\"policy\":\"x\",\"limits\":{\"a\":\"x\",\"b\":1},\"other\":1}");
        body.textChange("name");
        body.texts("list");
        body.flag("flag");
        body.oneOf("policy", PlanPolicy.class);
        body.object("limits").orElseThrow().number("a");

        Problem problem = problem(body);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("wrong_type");
        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(
                        tuple("name", "wrong_type"),
                        tuple("list[1]", "wrong_type"),
                        tuple("list[2]", "wrong_type"),
                        tuple("flag", "wrong_type"),
                        tuple("policy", "wrong_type"),
                        tuple("limits.a", "wrong_type"),
                        tuple("other", "unknown_field"),
                        tuple("limits.b", "unknown_field"));
    }

    @Test
    void namesTheWordsThatAreAllowed() {
        JsonBody body = body("{\"policy\":\"x\"}");
        body.oneOf("policy", PlanPolicy.class);

        assertThat(problem(body).errors().get(0).message()).contains("open, assigned");
    }

    @Test
    void callsABodyWithUnknownFieldsOnlySo() {
        assertThat(problem(body("{\"a\":1,\"b\":null}")).code()).isEqualTo("unknown_field");
    }

    @Test
    void callsABodyThatCannotBeReadMalformed() {
        RequestRefused refused = catchThrowableOfType(RequestRefused.class, () -> body("[]"));

        assertThat(refused.problem().status()).isEqualTo(400);
        assertThat(refused.problem().code()).isEqualTo("malformed_json");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-3, -3",
        "1e3, 1000",
        "2.0, 2",
        "0e-999999999, 0",
        "1e999999999, 9223372036854775807",
        "-1e30, -9223372036854775808"
    })
    void readsWholeNumbersHoweverTheyAreWritten(String text, long number) {
        JsonBody body = body("{\"n\":" + text + "}");

        assertThat(body.wholeNumber("n")).contains(number);
        body.requireSound();
    }

    @ParameterizedTest
    @CsvSource({"1.5", "1e-999999999", "true", "null"})
    void refusesWhatIsNoWholeNumber(String text) {
        JsonBody body = body("{\"n\":" + text + "}");
        body.wholeNumber("n");

        assertThat(problem(body).code()).isEqualTo("wrong_type");
    }

    @Test
    void givesNumbersAsTheyAre() {
        assertThat(body("{\"n\":1.50}").number("n")).contains(new BigDecimal("1.50"));
        assertThat(body("{\"n\":null}").number("n")).isEqualTo(Optional.empty());
    }

    @Test
    void reportsEveryReadOnlyMember() {
        JsonBody body = body("{\"id\":1,\"code\":null,\"name\":\"x\"}");
        Violations violations = new Violations();

        body.refuseChangeOf(List.of("id", "code", "createdAt"), violations);
        body.textChange("name");
        body.requireSound();

        assertThat(violations.list()).extracting(violation -> violation.field()).containsExactly("id", "code");
        assertThat(violations.list())
                .allMatch(violation -> violation.fault().code().equals("read_only_field"));
    }

    @Test
    void readsListsOfKnownWordsAndObjectsOfPlainValues() {
        JsonBody sound = body("{\"policies\":[\"assigned\",\"open\"],\"claims\":{\"a\":\"x\",\"b\":1,\"c\":true},"
                + "\"none\":null,\"set\":{\"any\":[1]}}");

        assertThat(sound.listOf("policies", PlanPolicy.class)).contains(List.of(PlanPolicy.ASSIGNED, PlanPolicy.OPEN));
        assertThat(sound.listOf("missing", PlanPolicy.class)).isEmpty();
        assertThat(sound.scalars("claims")).containsOnlyKeys("a", "b", "c");
        assertThat(sound.scalars("none")).isEmpty();
        assertThat(sound.members("set")).isPresent();
        sound.requireSound();

        JsonBody faulty = body("{\"policies\":[\"open\",\"x\",1],\"claims\":{\"a\":null,\"b\":[],\"c\":{}},\"set\":1}");
        faulty.listOf("policies", PlanPolicy.class);
        faulty.scalars("claims");
        faulty.members("set");
        assertThat(problem(faulty).errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("policies[1]", "policies[2]", "claims.a", "claims.b", "claims.c", "set");
    }

    private static JsonBody body(String text) {
        return JsonBody.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problem(JsonBody body) {
        return catchThrowableOfType(RequestRefused.class, body::requireSound).problem();
    }
}
