package dev.mintmark.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Reading;
import dev.mintmark.domain.Violations;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordTest {
    @Test
    void has12To128CodePoints() {
        assertThat(faults("x".repeat(11))).containsExactly("password weak_password");
        assertThat(faults("x".repeat(12))).isEmpty();
        assertThat(faults("x".repeat(128))).isEmpty();
        assertThat(faults("x".repeat(129))).containsExactly("password weak_password");
        assertThat(faults("\ud83d\udc1d".repeat(11))).containsExactly("password weak_password");
        assertThat(faults("\ud83d\udc1d".repeat(128))).isEmpty();
    }

    @Test
    void isCountedInItsComposedForm() {
        assertThat(faults("e\u0301".repeat(11))).containsExactly("password weak_password");
        assertThat(faults("e\u0301".repeat(12))).isEmpty();
        assertThat(faults("e\u0301".repeat(128))).isEmpty();
    }

    @Test
    void isRequired() {
        assertThat(faults("")).containsExactly("password required");
    }

    @Test
    void keepsItsSpacesAndItsCase() {
        assertThat(Password.typed("  Aa ").reveal()).isEqualTo("  Aa ");
        assertThat(faults(" ".repeat(12))).isEmpty();
    }

    @Test
    void isTheSameHoweverAKeyboardTypesIt() {
        assertThat(Password.typed("e\u0301").reveal())
                .isEqualTo(Password.typed("\u00e9").reveal());
    }

    @Test
    void hidesItselfAndCannotBeSerialized() {
        assertThat(Password.typed("secret")).hasToString("Password(hidden)");
        assertThat(Serializable.class.isAssignableFrom(Password.class)).isFalse();
        assertThat(Password.class.isRecord()).isFalse();
    }

    @Test
    void isNotNamedInItsViolation() {
        Violations violations = new Violations();
        Password.typed("hunter2").checkStrength("password", violations);
        assertThat(violations.list().toString()).doesNotContain("hunter2");
    }

    private static List<String> faults(String text) {
        Violations violations = new Violations();
        Password.typed(text).checkStrength("password", violations);
        return Reading.faultsIn(violations);
    }
}
