package dev.mintmark.token.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CommonPasswordsTest {
    @Test
    void holdWhatIsTriedFirstAndCanBeChosen() {
        Set<String> common = CommonPasswords.read();

        assertThat(common)
                .contains("passwordpassword", "123456789012", "unbelievable", "aaaaaaaaaaaa")
                .hasSizeGreaterThan(400)
                .allMatch(password -> password.length() >= 12 && password.equals(password.toLowerCase()));
    }
}
