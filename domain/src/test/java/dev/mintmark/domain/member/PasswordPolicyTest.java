package dev.mintmark.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Reading;
import dev.mintmark.domain.Violations;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final List<String> ADA = List.of("ada.lovelace@acme.example", "Analytical Engines");

    private final PasswordPolicy policy =
            new PasswordPolicy("mint.engines.example", Set.of("passwordpassword", "123456789012"));

    @Test
    void askForTwelveTo128CodePoints() {
        assertThat(faults("x2345abcdef")).containsExactly("password weak_password");
        assertThat(faults("x2345abcdef ")).isEmpty();
        assertThat(faults("\ud83d\udc1d\ud83d\ude00bcd".repeat(25) + "xyz")).isEmpty();
        assertThat(faults("\ud83d\udc1d\ud83d\ude00bcd".repeat(25) + "wxyz")).containsExactly("password weak_password");
    }

    @Test
    void countsTheComposedForm() {
        assertThat(faults("e\u0301a\u0301o\u0301uixyz")).containsExactly("password weak_password");
        assertThat(faults("e\u0301a\u0301o\u0301u\u0301i\u0301abcdefg")).isEmpty();
    }

    @Test
    void requiresOne() {
        assertThat(faults("")).containsExactly("password required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaa",
                "abababababababab",
                "passwordpassword",
                "PasswordPassword",
                "123456789012",
                "            "
            })
    void refusesWhatIsTriedFirst(String text) {
        assertThat(faults(text)).containsExactly("password weak_password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.lovelace@acme.example",
                "AdaLovelace2026!",
                "mintmark-mintmark-1",
                "analyticalengines",
                "Analytical Engines 26",
                "engines.lovelace",
                "mint.engines.example"
            })
    void refusesWhatConsistsOfWordsOfTheAddressTheTenantAndTheInstallation(String text) {
        assertThat(faults(text)).containsExactly("password weak_password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "lovelace likes correct horses",
                "a member's long password",
                "пароль из слов",
                "七つの海を渡る船乗りたち",
                "x7#Kq9!mZ2&v"
            })
    void acceptsWhatIsLongWithoutThem(String text) {
        assertThat(faults(text)).isEmpty();
    }

    @Test
    void namesNoPasswordInItsViolation() {
        Violations violations = new Violations();
        policy.check(Password.typed("hunter2hunter2"), List.of("hunter2@x.example"), "password", violations);
        assertThat(violations.isEmpty()).isFalse();
        assertThat(violations.list().toString()).doesNotContain("hunter2");
    }

    @Property
    void findsOneFaultOrNone(@ForAll String anything) {
        assertThat(faults(anything)).hasSizeLessThan(2);
    }

    private List<String> faults(String text) {
        Violations violations = new Violations();
        policy.check(Password.typed(text), ADA, "password", violations);
        return Reading.faultsIn(violations);
    }
}
