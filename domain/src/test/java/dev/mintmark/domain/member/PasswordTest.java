package dev.mintmark.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import org.junit.jupiter.api.Test;

class PasswordTest {
    @Test
    void keepsItsSpacesAndItsCase() {
        assertThat(Password.typed("  Aa ").reveal()).isEqualTo("  Aa ");
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
}
