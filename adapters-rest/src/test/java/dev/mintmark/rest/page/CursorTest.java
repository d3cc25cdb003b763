package dev.mintmark.rest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mintmark.application.port.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class CursorTest {

    @Property
    void readsWhatItWrote(
            @ForAll @CharRange(from = ' ', to = '~') @Chars({'é', 'ß', '日'}) @StringLength(max = 40) String sortKey,
            @ForAll @CharRange(from = '0', to = 'z') @StringLength(max = 40) String id) {
        Page.Position position = new Page.Position(sortKey, id);

        assertThat(Cursor.decode("apps name", Cursor.encode("apps name", position)))
                .contains(position);
    }

    @Property
    void neverFailsOnGarbage(@ForAll String text) {
        assertThatCode(() -> Cursor.decode("apps name", text)).doesNotThrowAnyException();
    }

    @Example
    void belongsToOneOrderOnly() {
        String cursor = Cursor.encode("apps name", new Page.Position("a", "b"));

        assertThat(Cursor.decode("apps -name", cursor)).isEmpty();
        assertThat(Cursor.decode("tenants", cursor)).isEmpty();
    }

    @Example
    void refusesWhatItWouldNotWrite() {
        String cursor = Cursor.encode("o", new Page.Position("a", "b"));

        assertThat(Cursor.decode("o", cursor + "=")).isEmpty();
        assertThat(Cursor.decode("o", cursor.substring(1))).isEmpty();
        assertThat(Cursor.decode("o", base64("o\nb"))).isEmpty();
        assertThat(Cursor.decode("o", base64("o\nb\na\nc"))).isEmpty();
        assertThat(Cursor.decode("o", base64("o\nb\na\0"))).isEmpty();
        assertThat(Cursor.decode("o", "")).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
