package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
    private final SecureSecretGenerator secrets = new SecureSecretGenerator(new SecureRandom());

    @Test
    void secretsAreWellFormedAndNeverTheSame() {
        assertThat(Stream.generate(() -> secrets.clientSecret().reveal()).limit(1000))
                .allSatisfy(secret -> assertThat(ClientSecret.parse(secret)).isPresent())
                .doesNotHaveDuplicates();
        assertThat(Stream.generate(secrets::clientId).limit(1000)).doesNotHaveDuplicates();
        assertThat(Stream.generate(secrets::tokenId).limit(1000))
                .allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"))
                .doesNotHaveDuplicates();
        assertThat(secrets.password()).matches("([2-9a-km-np-z]{5}-){5}[2-9a-km-np-z]{5}");
    }

    @Test
    void idsAreOfVersionSevenAndGrow() {
        TimeOrderedIdGenerator ids = new TimeOrderedIdGenerator();

        List<UUID> made = Stream.generate(ids::next).limit(5000).toList();

        assertThat(made).allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(made.stream().map(UUID::toString)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aPasswordFitsItsOwnHashOnly() {
        Argon2PasswordHasher hasher = new Argon2PasswordHasher(2);
        PasswordHash hash = hasher.hash(Password.typed("correct horse battery staple"));

        assertThat(hash.phc()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.hash(Password.typed("correct horse battery staple")).phc())
                .isNotEqualTo(hash.phc());
        assertThat(hasher.matches(Password.typed("correct horse battery staple"), Optional.of(hash)))
                .isTrue();
        assertThat(hasher.matches(Password.typed("correct horse battery stapler"), Optional.of(hash)))
                .isFalse();
        assertThat(hasher.matches(Password.typed("the password of nobody"), Optional.empty()))
                .isFalse();
    }

    @Test
    void manyCallersAreServedOneAfterTheOther() throws Exception {
        Argon2PasswordHasher hasher = new Argon2PasswordHasher(1);
        PasswordHash hash = hasher.hash(Password.typed("correct horse battery staple"));
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String typed = i % 2 == 0 ? "correct horse battery staple" : "wrong";
                answers.add(callers.submit(() -> hasher.matches(Password.typed(typed), Optional.of(hash))));
            }
            for (int i = 0; i < 6; i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0);
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
