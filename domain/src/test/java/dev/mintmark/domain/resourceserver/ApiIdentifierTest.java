package dev.mintmark.domain.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.Reading;
import java.net.URI;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiIdentifierTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com",
                "https://api.example.com/",
                "https://api.example.com:8443/v1/orders?tenant=a",
                "HTTPS://API.example.com",
                "https://192.0.2.1/",
                "https://[2001:db8::1]/",
                "http://localhost",
                "http://localhost:9080/api",
                "http://127.0.0.1:9080",
                "http://[::1]:9080/",
                "urn:example:api",
                "URN:example-2:a/b:c%20d",
                "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66"
            })
    void acceptsAbsoluteUrisThatAreSafeToNameAnApi(String text) {
        assertThat(read(text).sound().value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mintmark-api",
                "/orders",
                "//api.example.com",
                "api.example.com",
                "https://api.example.com#x",
                "https://api.example.com/#",
                "https:",
                "https:///orders",
                "https:api.example.com",
                "https://",
                "https://user@api.example.com",
                "https://user:pass@api.example.com",
                "https://api.example.com:65536",
                "https://api.example.com/a b",
                "https://api.example.com/\"",
                "https://api.example.com/%zz",
                "https://bücher.example",
                " https://api.example.com",
                "https://api.example.com\n",
                "http://api.example.com",
                "http://localhost.example.com",
                "http://128.0.0.1",
                "ftp://api.example.com",
                "javascript:alert(1)",
                "mailto:api@example.com",
                "urn:",
                "urn:example",
                "urn:example:",
                "urn:example:/a",
                "urn:e:a",
                "urn:-example:a",
                "urn:example:a#b",
                "urn:example:a?=b",
                "urn:example:a b",
                "urn:example:%2"
            })
    void refusesEverythingElse(String text) {
        assertThat(read(text).faults()).containsExactly("identifier invalid_identifier");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void isRequired(String text) {
        assertThat(read(text).faults()).containsExactly("identifier required");
    }

    @Test
    void countsTo200() {
        String longest = "https://api.example.com/" + "a".repeat(176);

        assertThat(read(longest).sound().value()).hasSize(200);
        assertThat(read(longest + "a").faults()).containsExactly("identifier too_long");
    }

    @Test
    void mayBeAnyVisibleTextWhereItIsTheConfiguredAudience() {
        assertThat(new ApiIdentifier("mintmark-api")).hasToString("mintmark-api");
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiIdentifier(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiIdentifier("a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiIdentifier("ä"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiIdentifier("a".repeat(201)));
    }

    @Property(tries = 2_000)
    void isAnAbsoluteUriWithoutFragmentWhateverItIsMadeOf(@ForAll("nearlyIdentifiers") String text) {
        Reading<ApiIdentifier> read = read(text);

        if (read.value().isPresent()) {
            URI uri = URI.create(text);
            assertThat(read.sound().value()).as("never rewritten").isEqualTo(text);
            assertThat(uri.isAbsolute()).isTrue();
            assertThat(uri.getRawFragment()).isNull();
            assertThat(uri.getRawUserInfo()).isNull();
            assertThat(uri.getScheme().toLowerCase(Locale.ROOT)).isIn("https", "http", "urn");
            assertThat(text).hasSizeLessThanOrEqualTo(200).matches("[\\x21-\\x7E]+");
        }
    }

    @Provide
    Arbitrary<String> nearlyIdentifiers() {
        return Arbitraries.of(
                        "https://",
                        "http://",
                        "urn:",
                        "urn:ab:",
                        "localhost",
                        "127.0.0.1",
                        "a.example",
                        "[::1]",
                        ":80",
                        "/",
                        "?",
                        "#",
                        "@",
                        "%",
                        "%41",
                        "a",
                        "1",
                        "-",
                        " ",
                        "\"",
                        "é",
                        "\\",
                        "..",
                        "[",
                        "ftp:")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }

    private static Reading<ApiIdentifier> read(String text) {
        return Reading.of(violations -> ApiIdentifier.parse(text, "identifier", violations));
    }
}
