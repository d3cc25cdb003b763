package dev.mintmark.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.refusal.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    private static final Exchange EXCHANGE = new Exchange("id-1", "GET", "/api/v1/apps", "https://mint.example");
    private static final Exchange TOKEN = new Exchange("id-1", "POST", "/connect/token", "https://mint.example");

    private static final Map<Refusal.Kind, Integer> STATUSES = Map.of(
            Refusal.Kind.NOT_SIGNED_IN, 401,
            Refusal.Kind.FORBIDDEN, 403,
            Refusal.Kind.NOT_FOUND, 404,
            Refusal.Kind.EXPIRED, 410,
            Refusal.Kind.UNUSABLE, 400,
            Refusal.Kind.OUTDATED, 412,
            Refusal.Kind.INVALID, 422,
            Refusal.Kind.CONFLICT, 409,
            Refusal.Kind.TOO_OFTEN, 429);

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void givesEachRefusalTheStatusOfItsKind(Refusal refusal) {
        assertThat(Problem.of(new RuleBroken(refusal)).status()).isEqualTo(STATUSES.get(refusal.kind()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FOREIGN_CURSOR", "NOT_SIGNED_IN", "CHANGED_SINCE_READ"})
    void repeatsTheCodeAndSentenceOfARefusal(Refusal refusal) {
        Problem problem = Problem.of(new RuleBroken(refusal));

        assertThat(problem.code()).isEqualTo(refusal.code());
        assertThat(problem.detail()).isEqualTo(refusal.message());
    }

    @Test
    void hasItsOwnCodesForWhatConcernsTheRequest() {
        assertThat(Problem.of(new RuleBroken(Refusal.NOT_SIGNED_IN)))
                .isEqualTo(Problem.of(401, "unauthenticated", "Sign in and send the session token as a bearer token."));
        assertThat(Problem.of(new RuleBroken(Refusal.CHANGED_SINCE_READ)))
                .isEqualTo(Problem.of(
                        412,
                        "precondition_failed",
                        "This was changed since you read it. Read it again and repeat your change."));
        assertThat(Problem.of(new RuleBroken(Refusal.FOREIGN_CURSOR)))
                .isEqualTo(Problem.of(400, "bad_parameter", "The cursor does not belong to this list."));
    }

    @Test
    void writesEveryMemberInOrder() {
        assertThat(ErrorResponse.of(Problem.of(new RuleBroken(Refusal.APP_LIMIT_REACHED, "Too many.")), EXCHANGE)
                        .json())
                .isEqualTo(
                        "{\"type\":\"https://mint.example/docs/errors/app_limit_reached\",\"title\":\"App limit reached\","
                                + "\"status\":409,\"detail\":\"Too many.\",\"instance\":\"/api/v1/apps\",\"code\":\"app_limit_reached\"}");
    }

    @Test
    void listsEveryViolation() {
        Violations violations = new Violations();
        violations.add("name", Fault.REQUIRED);
        violations.add("allowedDomains[1]", Fault.INVALID_PORT);

        assertThat(ErrorResponse.of(Problem.of(RuleBroken.invalid(violations.list())), EXCHANGE)
                        .json())
                .endsWith(",\"code\":\"validation_failed\",\"errors\":["
                        + "{\"field\":\"name\",\"code\":\"required\",\"message\":\"This field is required.\"},"
                        + "{\"field\":\"allowedDomains[1]\",\"code\":\"invalid_port\",\"message\":\""
                        + Fault.INVALID_PORT.message() + "\"}]}");
    }

    @Test
    void saysOnlyTheIdOfWhatNobodyExpected() {
        assertThat(Problem.ofStatus(500, "id-1").detail()).contains("id-1");
        assertThat(Problem.ofStatus(502, "id-1").code()).isEqualTo("internal_error");
    }

    @Test
    void namesWhenToTryAgain() {
        assertThat(ErrorResponse.of(Problem.TEMPORARILY_UNAVAILABLE, EXCHANGE).headers())
                .containsKey("Retry-After");
        assertThat(ErrorResponse.of(Problem.TEMPORARILY_UNAVAILABLE, TOKEN).headers())
                .containsKey("Retry-After");
    }

    @Test
    void speaksOAuthAtTheTokenEndpoint() {
        ErrorResponse answer = ErrorResponse.of(Problem.TEMPORARILY_UNAVAILABLE, TOKEN);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(answer.json())
                .startsWith("{\"error\":\"temporarily_unavailable\",\"error_description\":\"")
                .endsWith("\"error_uri\":\"https://mint.example/docs/errors/temporarily_unavailable\"}");
        assertThat(ErrorResponse.of(Problem.TOO_LARGE, TOKEN).json()).contains("\"invalid_request\"");
        assertThat(ErrorResponse.of(Problem.internal("id-1"), TOKEN).json()).contains("\"server_error\"", "id-1");
    }

    @Test
    void challengesWhoIsNotSignedIn() {
        assertThat(ErrorResponse.of(Problem.UNAUTHENTICATED, EXCHANGE).headers())
                .containsEntry("WWW-Authenticate", "Bearer");
    }
}
