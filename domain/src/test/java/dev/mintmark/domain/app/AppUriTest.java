package dev.mintmark.domain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Reading;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // RFC 3986 §1.1.2
                "ftp://ftp.is.co.za/rfc/rfc1808.txt",
                "http://www.ietf.org/rfc/rfc2396.txt",
                "ldap://[2001:db8::7]/c=GB?objectClass?one",
                "mailto:John.Doe@example.com",
                "news:comp.infosystems.www.servers.unix",
                "tel:+1-816-555-1212",
                "telnet://192.0.2.16:80/",
                "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
                "https://app.example.com/callback",
                "HTTPS://app.example.com",
                "http://localhost:3000/cb?x=1&y=/?",
                "http://user:pass@a.example/",
                "http://@a.example",
                "http://a.example:",
                "http://a.example:0/",
                "http://a.example:65535",
                "http://a.example/%41%c3%bc",
                "http://a%2db.example/",
                "http://[::1]",
                "http://[::1]:8080/",
                "http://[1:2:3:4:5:6:7:8]/",
                "http://[::ffff:192.0.2.1]/",
                "http://[FE80::A]/",
                "http://[v1.fe80::a+en1]/",
                "http://[vF.~]:80",
                "com.example.app:/oauth",
                "com.example.app:callback",
                "myapp://",
                "myapp:///path",
                "myapp://host:999999",
                "x:",
                "x:/",
                "x:a//b",
                "a+b-c.d1:x",
            })
    void acceptsAbsoluteUris(String text) {
        assertThat(read(text).sound().value()).isEqualTo(text);
        assertThat(read(text).sound()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/callback",
                "//a.example/callback",
                "callback",
                "?x",
                "#x",
                ":x",
                "://a.example",
                "1a:b",
                "+a:b",
                "a_b:c",
                "ä:b",
                "http",
                "http:",
                "https:a.example",
                "http:/a.example",
                "http://",
                "https:///callback",
                "http://?x",
                "http://:80/",
                "http://user@/",
                "http://user@:80/",
                "http://a@b@c.example",
                "http://a.example#f",
                "http://a.example#",
                "x:#",
                "http://a.example:b",
                "http://a.example:65536",
                "http://a.example:99999999999",
                "http://a.example:-1",
                "http://a.example:80:90",
                "http://a b.example",
                "http://a.example/a b",
                "http://a.example/%",
                "http://a.example/%4",
                "http://a.example/%zz",
                "http://a%.example",
                "http://bücher.example/",
                "http://a.example/ü",
                "http://a.example/<x>",
                "http://a.example/\"",
                "http://a.example/{x}",
                "http://a.example/a|b",
                "http://a.example/a\\b",
                "http:\\\\a.example",
                "http://a.example/^`",
                "http://a.example/[x]",
                "http://a.example?[x]",
                "http://a.example\n",
                "http://a.example/\u0000",
                " http://a.example",
                "http://a.example ",
                "http://[::1",
                "http://::1]",
                "http://[]",
                "http://[:::]",
                "http://[::1]a",
                "http://[::1]:x",
                "http://[1:2:3:4:5:6:7]",
                "http://[1:2:3:4:5:6:7:8:9]",
                "http://[12345::]",
                "http://[::999.1.1.1]",
                "http://[1.2.3.4]",
                "http://[fe80::1%25en0]",
                "http://[v.a]",
                "http://[v1.]",
                "http://[vg.a]",
                "x://[zz]/",
                "x://a:80a/",
            })
    void refusesEverythingElse(String text) {
        assertThat(read(text).faults()).containsExactly("uri invalid_uri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:,x",
                "dAtA:text/html,x",
                "vbscript:x",
                "VBSCRIPT:x",
                "file:///etc/passwd",
                "File://host/x",
                "blob:https://a.example/1",
                "BLOB:x",
                "about:blank",
                "aBOUT:blank"
            })
    void refusesSchemesThatRunOrReadLocally(String text) {
        assertThat(read(text).faults()).containsExactly("uri invalid_uri");
    }

    @ParameterizedTest
    @CsvSource({"javascripts:x", "database:x", "files:x", "x-data:x", "abouts:x"})
    void refusesOnlyWholeSchemes(String text) {
        assertThat(read(text).faults()).isEmpty();
    }

    @Test
    void refusesAMissingOne() {
        assertThat(read(null).faults()).containsExactly("uri invalid_uri");
    }

    @Test
    void countsTo2000() {
        String start = "https://a.example/";
        assertThat(read(start + "x".repeat(2000 - start.length())).faults()).isEmpty();
        assertThat(read(start + "x".repeat(2001 - start.length())).faults()).containsExactly("uri invalid_uri");
    }

    @Test
    void decidesOnTheWorstTextsQuicklyAndOnASmallStack() throws InterruptedException {
        List<String> worst = List.of(
                "x:" + "%41".repeat(666),
                "x:" + "a%41/".repeat(333),
                "http://" + "a:".repeat(990) + "@",
                "http://" + "a@".repeat(990),
                "http://" + "%41".repeat(660) + "%",
                "http://" + "a.".repeat(990) + "#",
                "http://a?" + "/?".repeat(990) + "#",
                "http://[" + ":".repeat(1900) + "]",
                "http://[" + "1:".repeat(900) + "]",
                "http://[v1." + "a".repeat(1900),
                "a".repeat(2000),
                "a+.-".repeat(500),
                "x:" + "a".repeat(1_000_000),
                "http://" + "a".repeat(1_000_000) + "#");
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        Thread small = new Thread(null, () -> worst.forEach(AppUriTest::read), "small stack", 128 * 1024);
        small.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            small.start();
            small.join();
        });
        assertThat(failures).isEmpty();
    }

    @Test
    void reportsEveryFaultyEntryAtItsIndex() {
        List<String> texts =
                new ArrayList<>(List.of("https://a.example", "/x", "https://a.example", "data:x", "https://b.example"));
        texts.add(null);
        assertThat(readList(texts).faults())
                .containsExactly(
                        "uris[1] invalid_uri", "uris[2] duplicate_uri", "uris[3] invalid_uri", "uris[5] invalid_uri");
    }

    @Test
    void refusesExactDuplicatesOnly() {
        assertThat(readList(List.of("https://a.example", "https://a.example/", "HTTPS://a.example"))
                        .sound())
                .hasSize(3);
        assertThat(readList(List.of("x:1", "x:1", "x:1")).faults())
                .containsExactly("uris[1] duplicate_uri", "uris[2] duplicate_uri");
    }

    @Test
    void acceptsTenInOneListAndNotEleven() {
        List<String> eleven =
                IntStream.range(0, 11).mapToObj(i -> "https://a.example/" + i).toList();
        assertThat(readList(eleven.subList(0, 10)).sound())
                .extracting(AppUri::value)
                .isEqualTo(eleven.subList(0, 10));
        assertThat(readList(eleven).faults()).containsExactly("uris too_many_uris");
        assertThat(readList(List.of()).sound()).isEmpty();
    }

    @Property
    void neverThrows(@ForAll String anything) {
        assertThat(read(anything)).isNotNull();
        assertThat(read("http://" + anything)).isNotNull();
    }

    @Property
    void acceptsOnlyWhatTheJdkReadsAsAnAbsoluteUriWithoutAFragment(@ForAll("likely") String text) {
        read(text).value().ifPresent(uri -> {
            // The JDK follows RFC 2396 and refuses an empty rest or authority and an IPvFuture.
            if (!text.matches("[^:]*:(//)?(/.*)?") && !text.contains("[v") && !text.endsWith("@")) {
                URI read = URI.create(text);
                assertThat(read.isAbsolute()).isTrue();
                assertThat(read.getRawFragment()).isNull();
            }
        });
    }

    @Provide
    Arbitrary<String> likely() {
        return Arbitraries.of(
                        "http",
                        "https",
                        "x",
                        "com.app",
                        "//",
                        "/",
                        ":",
                        ":",
                        "?",
                        "#",
                        "@",
                        "[::1]",
                        "[v1.a]",
                        "a",
                        "80",
                        "%41",
                        "%",
                        ".",
                        " ",
                        "ü",
                        "..",
                        "&=",
                        "host.example")
                .list()
                .ofMaxSize(10)
                .map(parts -> "http:" + String.join("", parts));
    }

    private static Reading<AppUri> read(String text) {
        return Reading.of(violations -> AppUri.parse(text, "uri", violations));
    }

    private static Reading<List<AppUri>> readList(List<String> texts) {
        return Reading.of(violations -> AppUri.parseList(texts, "uris", violations));
    }
}
