package dev.mintmark.domain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Reading;
import dev.mintmark.domain.Violations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedDomainTest {
    @ParameterizedTest
    @CsvSource({
        "ab--cd.example, ab--cd.example",
        "r3---sn.example, r3---sn.example",
        "1a.example, 1a.example",
        "a.1a, a.1a",
        "a.0xg, a.0xg",
        "a.x0, a.x0",
        "0x1.example, 0x1.example",
        "1.2.3.4.example, 1.2.3.4.example",
        "localhost., localhost",
        "LOCALHOST:8080, localhost:8080",
        "example.com.:8443, example.com:8443",
        "https://a.example.:1/, a.example:1",
        "hTtPs://a.example, a.example",
        "a.example:80, a.example:80",
        "localhost.localdomain, localhost.localdomain",
    })
    void keepsTheHostAndThePort(String typed, String stored) {
        assertThat(stored(typed)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "Bücher.Example, xn--bcher-kva.example",
        "XN--BCHER-KVA.example, xn--bcher-kva.example",
        "faß.example, xn--fa-hia.example",
        "ςας.example, xn--mxa7ab.example",
        "日本。jp, xn--wgv71a.jp",
        "ａｐｐ．ｅｘａｍｐｌｅ, app.example",
        "ａｐｐ｡ｅｘａｍｐｌｅ, app.example",
        "ｌｏｃａｌｈｏｓｔ:80, localhost:80",
        "\u212a.example, k.example",
        "a\u00adb.example, ab.example",
        "example.com。, example.com",
        "-ü.example, xn----eha.example",
    })
    void turnsInternationalNamesIntoALabels(String typed, String stored) {
        assertThat(stored(typed)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--.example",
                "xn---.example",
                "xn--a.example",
                "xn--abc-.example",
                "xn--0.pt",
                "xn--a-ecp.ru",
                "xn--xn--a-ecp.example",
                "a.xn--b",
                "xn--ü.example",
                "xn--99999999.example",
                "xn--ss-.example"
            })
    void refusesLabelsThatOnlyLookLikeALabels(String typed) {
        assertThat(codes(typed)).containsExactly("invalid_domain");
    }

    @Test
    void checksTheDirectionOfWriting() {
        assertThat(stored("\u05e0.example")).isEqualTo("xn--leb.example");
        assertThat(stored("\u05d00.example")).isEqualTo("xn--0-zhc.example");
        assertThat(codes("0\u05d0.example")).containsExactly("invalid_domain");
        assertThat(codes("\u05d0a.example")).containsExactly("invalid_domain");
        assertThat(codes("0a.\u05d0")).containsExactly("invalid_domain");
    }

    @Test
    void checksJoinersByTheirContext() {
        assertThat(stored("\u0915\u094d\u200d\u0937.example")).isEqualTo("xn--11b2ezcw70k.example");
        assertThat(stored("\u0915\u094d\u200c\u0937.example")).isEqualTo("xn--11b2ezcs70k.example");
        assertThat(codes("a\u200db.example")).containsExactly("invalid_domain");
        assertThat(codes("a\u200cb.example")).containsExactly("invalid_domain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0301a.example",
                "a\uff0fb.example",
                "user\uff20a.example",
                "localhost\uff1a80",
                "a_b.example",
                "a b.example",
                "a\\b.example",
                "a.\u200b",
                "\u200b.example",
                "[",
                "]",
                "[::1]",
                "[::1]:0",
                "a]:80",
                "::",
                ".",
                "..",
                "。",
                ".example",
                "a.example..",
                "localhost..",
                "http://",
                "https:///",
                "/",
                "//a.example",
                "http:a.example",
                "https://https://a.example",
                "http\u017f://a.example",
                "localhost:80:90",
                "a.b:1:"
            })
    void refusesWhatIsNoHost(String typed) {
        assertThat(codes(typed)).containsExactly("invalid_domain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "1.2.3.4.",
                "1.2.3.4:80",
                "１.２.３.４",
                "a.①",
                "a.123",
                "10",
                "0x7f.1",
                "127.0.0.0x1",
                "a.0x1",
                "a.0X1F",
                "a.0x",
                "127.0.0.0x1:80",
                "a.0x1."
            })
    void refusesAddressesAndNumericLastLabels(String typed) {
        assertThat(codes(typed)).containsExactly("invalid_domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.example.com", "a.example:*", "https://a.example/*", "*@a b", "a.example:0/*"})
    void refusesAWildcardBeforeAnythingElse(String typed) {
        assertThat(codes(typed)).containsExactly("wildcard_domain");
    }

    @Test
    void takesOnlyTheAsteriskItselfForAWildcard() {
        assertThat(codes("\uff0a.example")).containsExactly("invalid_domain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example:",
                "a.example:0",
                "a.example:00",
                "a.example:01",
                "a.example:+1",
                "a.example:-1",
                "a.example:65536",
                "a.example:99999",
                "a.example:100000",
                "a.example:99999999999999999999",
                "a.example:x",
                "a.example:1e3",
                "a.example:８０",
                "a.example: 80",
                "a.example:80."
            })
    void refusesWhatIsNoPort(String typed) {
        assertThat(codes(typed)).containsExactly("invalid_port");
    }

    @Test
    void countsCharactersOfLabelsAndHosts() {
        String longest = "a".repeat(63);
        assertThat(stored(longest + ".example")).isEqualTo(longest + ".example");
        assertThat(codes("a" + longest + ".example")).containsExactly("invalid_domain");
        String host253 = String.join(".", longest, longest, longest, "b".repeat(61));
        assertThat(host253).hasSize(253);
        assertThat(stored(host253)).isEqualTo(host253);
        assertThat(stored(host253 + ".:65535")).isEqualTo(host253 + ":65535");
        assertThat(codes(host253 + "b")).containsExactly("invalid_domain");
        assertThat(codes("ü".repeat(60) + ".example")).containsExactly("invalid_domain");
    }

    @Test
    void refusesOverlongLabelsThatIcuWillNotConvert() {
        String han = IntStream.range(0x4e00, 0x4e00 + 1200)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(codes(han + ".example")).containsExactly("invalid_domain");
        assertThat(codes("xn--" + "a9".repeat(1500) + ".example")).containsExactly("invalid_domain");
    }

    @Test
    void decidesOnHugeTextsQuickly() {
        List<String> huge = List.of(
                "a".repeat(60_000),
                "a.".repeat(30_000),
                "\u05d0.".repeat(20_000) + "a",
                "xn--" + "a9".repeat(30_000),
                ":".repeat(60_000),
                " ".repeat(60_000),
                "a:".repeat(30_000),
                "https://".repeat(8_000));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> huge.forEach(typed -> assertThat(codes(typed)).containsExactly("invalid_domain")));
    }

    @Test
    void refusesAMissingEntry() {
        assertThat(Reading.of(violations -> AllowedDomain.parse(null, "domain", violations))
                        .faults())
                .containsExactly("domain invalid_domain");
    }

    @Test
    void trimsWhiteSpaceOfEveryKind() {
        assertThat(stored("\u00a0\u3000\t\u2028 a.example \u0085\n")).isEqualTo("a.example");
    }

    @Test
    void changesNothingInWhatItStoredForAnyCharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 7) {
            String character = Character.toString(c);
            for (String typed :
                    List.of(character + ".example", "a" + character + "b.example", "\u05d0" + character + ".a")) {
                read(typed).value().ifPresent(domain -> assertThat(stored(domain.value()))
                        .as("stored form of U+%04X", typed.codePointAt(0))
                        .isEqualTo(domain.value()));
            }
        }
    }

    @Property
    void neverThrows(@ForAll String anything) {
        assertThat(read(anything)).isNotNull();
    }

    @Property
    void changesNothingInWhatItStored(@ForAll("likelyDomains") String typed) {
        read(typed).value().ifPresent(domain -> assertThat(stored(domain.value()))
                .isEqualTo(domain.value()));
    }

    @Property
    void storesOnlyWhatTheRulesAllow(@ForAll("likelyDomains") String typed) {
        read(typed).value().ifPresent(domain -> assertThat(domain.value())
                .matches("(localhost|([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]*[a-z-][a-z0-9-]*)(:[1-9][0-9]*)?")
                .doesNotContain("*"));
    }

    @Property
    void keepsNoTwoEqualDomainsAndNeverMoreThanThree(@ForAll("lists") List<String> typed) {
        Reading<AllowedDomains> reading = Reading.of(violations -> AllowedDomains.parse(typed, "domains", violations));
        reading.value().ifPresent(domains -> {
            assertThat(domains.slots()).hasSizeLessThanOrEqualTo(3);
            for (int i = 0; i < typed.size(); i++) {
                assertThat(i < domains.slots().size() && domains.slots().get(i).isPresent())
                        .as("slot %d", i + 1)
                        .isEqualTo(typed.get(i) != null);
            }
            assertThat(domains.slots().stream().flatMap(Optional::stream)).doesNotHaveDuplicates();
            assertThat(Reading.of(violations -> AllowedDomains.parse(domains.values(), "domains", violations))
                            .sound())
                    .isEqualTo(domains);
        });
    }

    @Provide
    Arbitrary<String> likelyDomains() {
        Arbitrary<String> label = Arbitraries.oneOf(
                Arbitraries.strings().withChars("abcxyz0189-").ofMinLength(1).ofMaxLength(8),
                Arbitraries.strings()
                        .withChars("aB-üßſİςאبक\u094d\u200c\u200d１Ａ。.\u00ad\u0301日本")
                        .ofMaxLength(6),
                Arbitraries.strings()
                        .withChars("abcdef0123456789-")
                        .ofMaxLength(12)
                        .map(tail -> "xn--" + tail),
                Arbitraries.strings().ofMaxLength(3),
                Arbitraries.of("localhost", "xn--bcher-kva", "xn--4db", "xn--ls8h", "a".repeat(63)));
        Arbitrary<String> host = label.list().ofMinSize(1).ofMaxSize(4).map(labels -> String.join(".", labels));
        Arbitrary<String> scheme = Arbitraries.of("", "", "http://", "HTTPS://", " ", "*");
        Arbitrary<String> end = Arbitraries.of("", "", "", ".", ":1", ":443/", "/", ":65536", " ");
        return Combinators.combine(scheme, host, end).as((a, b, c) -> a + b + c);
    }

    @Provide
    Arbitrary<List<String>> lists() {
        Arbitrary<String> entry = Arbitraries.oneOf(
                Arbitraries.of(
                        "a.example", "A.example.", "https://a.example/", "ａ.example", "localhost", "localhost:1"),
                likelyDomains());
        return entry.injectNull(0.2).list().ofMaxSize(5);
    }

    @Test
    void reportsEveryFaultyEntryAtItsIndexAndTheLengthAtTheList() {
        List<String> typed = new ArrayList<>(List.of("a.example", "*", "A.example.", "localhost:0", "intranet"));
        assertThat(Reading.of(violations -> AllowedDomains.parse(typed, "allowedDomains", violations))
                        .faults())
                .containsExactly(
                        "allowedDomains[1] wildcard_domain",
                        "allowedDomains[2] duplicate_domain",
                        "allowedDomains[3] invalid_port",
                        "allowedDomains[4] invalid_domain",
                        "allowedDomains too_many_domains");
    }

    @Test
    void keepsTheNumberOfASlotBehindAnEmptyOne() {
        assertThat(slots(null, "b.example")).containsExactly(null, "b.example");
        assertThat(slots("a.example", null, "c.example")).containsExactly("a.example", null, "c.example");
        assertThat(slots(null, null, "c.example")).containsExactly(null, null, "c.example");
    }

    @Test
    void dropsEmptySlotsAtTheEnd() {
        assertThat(slots("a.example", null, null)).containsExactly("a.example");
        assertThat(slots("a.example", "b.example", "c.example", null)).hasSize(3);
        assertThat(slots(null, null, null)).isEmpty();
    }

    @Test
    void refusesAFourthSlotAlsoBehindEmptyOnes() {
        assertThat(readSlots(null, null, null, "d.example").faults()).containsExactly("domains too_many_domains");
    }

    @Test
    void readsStoredDomainsAsTheyAre() {
        assertThat(AllowedDomains.stored("b.example", "a.example").values()).containsExactly("b.example", "a.example");
        assertThat(AllowedDomains.NONE.values()).isEmpty();
    }

    @Test
    void cannotHoldFour() {
        Assertions.assertThrows(
                IllegalArgumentException.class,
                () -> AllowedDomains.stored("a.example", "b.example", "c.example", "d.example"));
    }

    @Test
    void tellsAboutLocalhostWhereAHostIsRefused() {
        Violations violations = new Violations();
        AllowedDomain.parse("127.0.0.1", "domain", violations);
        assertThat(violations.list().get(0).message()).contains("localhost for local development");
    }

    private static List<String> slots(String... typed) {
        return readSlots(typed).sound().values();
    }

    private static Reading<AllowedDomains> readSlots(String... typed) {
        return Reading.of(violations -> AllowedDomains.parse(Arrays.asList(typed), "domains", violations));
    }

    private static Reading<AllowedDomain> read(String typed) {
        return Reading.of(violations -> AllowedDomain.parse(typed, "domain", violations));
    }

    private static String stored(String typed) {
        return read(typed).sound().value();
    }

    private static List<String> codes(String typed) {
        return read(typed).codes();
    }
}
