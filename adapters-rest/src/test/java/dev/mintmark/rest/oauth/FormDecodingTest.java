package dev.mintmark.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class FormDecodingTest {

    @Property
    void decodesWhatAnEncoderWrites(@ForAll String text) {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(FormDecoding.decode(URLEncoder.encode(wellFormed, StandardCharsets.UTF_8)))
                .contains(wellFormed);
    }

    @Property
    void neverFailsOnGarbage(
            @ForAll @AlphaChars @Chars({'%', '+', '=', ' ', '\n', 'ÿ', 'Ａ'}) @StringLength(max = 12) String text) {
        assertThatCode(() -> FormDecoding.decode(text)).doesNotThrowAnyException();
    }

    @Example
    void refusesBrokenEscapes() {
        for (String broken : new String[] {"%", "%4", "%zz", "a%2", "%+1", "%-1", "%１２"}) {
            assertThat(FormDecoding.decode(broken)).as(broken).isEmpty();
        }
    }

    @Example
    void refusesWhatIsNotUtf8() {
        for (String broken : new String[] {"%ff", "%c3", "%c0%80", "%ed%a0%80"}) {
            assertThat(FormDecoding.decode(broken)).as(broken).isEmpty();
        }
    }

    @Example
    void refusesRawSpacesAndNonAscii() {
        assertThat(FormDecoding.decode("a b")).isEmpty();
        assertThat(FormDecoding.decode("é")).isEmpty();
    }
}
