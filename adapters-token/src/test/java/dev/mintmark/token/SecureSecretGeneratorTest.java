package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordPolicy;
import dev.mintmark.token.password.CommonPasswords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SecureSecretGeneratorTest {
    private final SecureSecretGenerator generator = new SecureSecretGenerator();

    @Test
    void theVectorOfTheSpecificationHolds() {
        byte[] bytes = new byte[ClientSecret.RANDOM_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(ClientSecret.of(bytes).reveal()).isEqualTo("mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40");
    }

    @Test
    void secretsAreWellFormedAndDiffer() {
        assertDifferent(() -> {
            ClientSecret secret = generator.clientSecret();
            assertThat(ClientSecret.parse(secret.reveal())).isPresent();
            assertThat(secret).asString().doesNotContain(secret.reveal().substring(4));
            return secret.reveal();
        });
    }

    @Test
    void clientIdsAreWellFormedAndDiffer() {
        assertDifferent(() -> {
            String id = generator.clientId().value();
            assertThat(ClientId.parse(id)).isPresent();
            return id;
        });
    }

    @Test
    void tokenIdsAreWellFormedAndDiffer() {
        assertDifferent(() -> {
            String id = generator.tokenId();
            assertThat(id).matches("[0-9A-Za-z_-]{22}");
            return id;
        });
    }

    @Test
    void initialPasswordsCanBeTypedAreStrongEnoughAndDiffer() {
        assertDifferent(() -> {
            Password password = generator.initialPassword();
            Violations violations = new Violations();
            new PasswordPolicy("localhost", CommonPasswords.read()).check(password, List.of(), "password", violations);
            assertThat(violations.isEmpty()).isTrue();
            assertThat(password.reveal()).matches("([2-9a-kmnp-z]{4}-){6}[2-9a-kmnp-z]{4}");
            return password.reveal();
        });
    }

    private static void assertDifferent(Supplier<String> generated) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(generated.get())).isTrue();
        }
    }
}
