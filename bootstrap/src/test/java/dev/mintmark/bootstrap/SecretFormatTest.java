package dev.mintmark.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.token.SecureSecretGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/secrets.md tells secret scanners is what secrets look like (rules §6). */
class SecretFormatTest {
    private static final String VECTOR = "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40";

    private final String page;
    private final Pattern documented;

    SecretFormatTest() throws IOException {
        page = Files.readString(Path.of("../docs/secrets.md"));
        Matcher block = Pattern.compile("```regex\\n(.+)\\n```").matcher(page);
        assertThat(block.find()).isTrue();
        documented = Pattern.compile(block.group(1));
    }

    @Test
    void theDocumentedExpressionFindsTheVectorOfTheSpecification() {
        assertThat(page).contains(VECTOR);
        assertThat(found("key: \"" + VECTOR + "\",\nnext")).containsExactly(VECTOR);
    }

    @Test
    void theDocumentedExpressionFindsEveryGeneratedSecretAndNothingLonger() {
        SecureSecretGenerator generator = new SecureSecretGenerator();
        for (SecretKind kind : SecretKind.values()) {
            for (int i = 0; i < 200; i++) {
                String secret = generator.secret(kind).reveal();
                assertThat(found("export SECRET='" + secret + "'")).containsExactly(secret);
                assertThat(found(secret + "0")).isEmpty();
                assertThat(found("x" + secret)).isEmpty();
            }
        }
    }

    @Test
    void theDocumentedVectorsAreThoseOfTheirKinds() {
        byte[] counting = new byte[ClientSecret.RANDOM_BYTES];
        for (int i = 0; i < counting.length; i++) {
            counting[i] = (byte) i;
        }
        for (SecretKind kind : SecretKind.values()) {
            assertThat(page).contains("\n" + ClientSecret.of(kind, counting).reveal() + "\n");
        }
    }

    private List<String> found(String text) {
        List<String> found = new ArrayList<>();
        Matcher secret = documented.matcher(text);
        while (secret.find()) {
            found.add(secret.group());
        }
        return found;
    }
}
