package dev.mintmark.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViolationsTest {
    @Test
    void areReportedAllAtOnceInTheirOrder() {
        Violations violations = new Violations();
        violations.add("name", Fault.REQUIRED);
        violations.add("allowedDomains[1]", Fault.INVALID_PORT, "Another sentence.");
        assertThat(violations.isEmpty()).isFalse();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(violations::throwIfAny)
                .satisfies(broken -> {
                    assertThat(broken.refusal()).isEqualTo(Refusal.VALIDATION_FAILED);
                    assertThat(broken.violations())
                            .containsExactly(
                                    new Violation("name", Fault.REQUIRED, "This field is required."),
                                    new Violation("allowedDomains[1]", Fault.INVALID_PORT, "Another sentence."));
                });
    }

    @Test
    void endNothingWhereThereIsNone() {
        Violations violations = new Violations();
        assertThat(violations.isEmpty()).isTrue();
        assertThat(violations.list()).isEmpty();
        assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void areACopy() {
        Violations violations = new Violations();
        List<Violation> before = violations.list();
        violations.add("name", Fault.REQUIRED);
        assertThat(before).isEmpty();
    }

    @Test
    void breakARuleWithItsOwnMessageOrAMorePreciseOne() {
        assertThat(new RuleBroken(Refusal.NOT_FOUND))
                .hasMessage(Refusal.NOT_FOUND.message())
                .satisfies(broken -> assertThat(broken.violations()).isEmpty());
        assertThat(new RuleBroken(Refusal.NOT_FOUND, "More.")).hasMessage("More.");
        assertThatIllegalArgumentException().isThrownBy(() -> RuleBroken.invalid(List.of()));
    }

    @Test
    void carryNoStackTrace() {
        assertThat(new RuleBroken(Refusal.NOT_FOUND).getStackTrace()).isEmpty();
    }

    @Test
    void haveCodesOfTheirOwnAndSentences() {
        List<String> faults = Stream.of(Fault.values()).map(Fault::code).toList();
        List<String> refusals = Stream.of(Refusal.values()).map(Refusal::code).toList();
        assertThat(faults).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z]+(_[a-z]+)*"));
        assertThat(refusals)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(faults)
                .allMatch(code -> code.matches("[a-z]+(_[a-z]+)*"));
        assertThat(Fault.values()).extracting(Fault::message).allMatch(message -> message.endsWith("."));
        assertThat(Refusal.values()).extracting(Refusal::message).allMatch(message -> message.endsWith("."));
        assertThat(Fault.values()).allMatch(fault -> fault.name().equalsIgnoreCase(fault.code()));
        assertThat(Refusal.values()).allMatch(refusal -> refusal.name().equalsIgnoreCase(refusal.code()));
    }

    @Test
    void coverTheCodesOfTheRules() {
        assertThat(Fault.values())
                .extracting(Fault::code)
                .contains(
                        "required",
                        "too_long",
                        "invalid_name",
                        "invalid_code",
                        "invalid_limits",
                        "region_not_found",
                        "region_inactive",
                        "region_without_active_database",
                        "plan_not_found",
                        "invalid_uri",
                        "duplicate_uri",
                        "too_many_uris",
                        "wildcard_domain",
                        "invalid_domain",
                        "invalid_port",
                        "duplicate_domain",
                        "too_many_domains");
        assertThat(Stream.of(Refusal.values()).filter(refusal -> refusal.kind() == Refusal.Kind.CONFLICT))
                .extracting(Refusal::code)
                .contains(
                        "tenant_inactive",
                        "app_limit_reached",
                        "app_name_taken",
                        "plan_not_assignable",
                        "invalid_transition",
                        "concurrent_change");
        assertThat(Refusal.PLAN_MANAGED_BY_OPERATOR.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }
}
