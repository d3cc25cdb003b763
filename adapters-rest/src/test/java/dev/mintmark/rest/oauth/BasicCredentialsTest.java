package dev.mintmark.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    @Test
    void splitsAtTheFirstColonAndDecodesBothParts() {
        BasicCredentials credentials =
                BasicCredentials.parse("bASIC " + base64("a%3Ab+c:d:e%25")).orElseThrow();

        assertThat(credentials.clientId()).isEqualTo("a:b c");
        assertThat(credentials.secret()).isEqualTo("d:e%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic !!!!",
                "Basic YTpi=",
                "Basic YTpiYw",
                "Basicx YTpi",
                "Bearer YTpi",
                "Basic YWJj"
            })
    void refusesWhatIsNotWellFormed(String header) {
        assertThat(BasicCredentials.parse(header)).isEmpty();
    }

    @Test
    void refusesPartsThatAreNotFormEncoded() {
        assertThat(BasicCredentials.parse("Basic " + base64("a%zz:b"))).isEmpty();
        assertThat(BasicCredentials.parse("Basic " + base64("a:%ff"))).isEmpty();
    }

    @Test
    void isNeverPrinted() {
        assertThat(BasicCredentials.parse("Basic " + base64("a:hush"))
                        .orElseThrow()
                        .toString())
                .doesNotContain("hush");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
