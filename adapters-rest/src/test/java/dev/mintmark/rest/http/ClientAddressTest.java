package dev.mintmark.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private static final String PROXY = "10.0.0.1";
    private static final String CLIENT = "203.0.113.9";
    private static final String FORGED = "198.51.100.66";

    private final ClientAddress trusting =
            new ClientAddress(TrustedProxies.of(List.of("10.0.0.0/8", "2001:db8:ffff::/48")));
    private final ClientAddress trustingNobody = new ClientAddress(TrustedProxies.of(List.of()));

    @Test
    void isTheConnectionsWhereNoProxyIsTrusted() {
        assertThat(trustingNobody.of(xForwardedFor(PROXY, FORGED))).isEqualTo(PROXY);
        assertThat(trustingNobody.of(forwarded(PROXY, "for=" + FORGED))).isEqualTo(PROXY);
        assertThat(trustingNobody.of(xForwardedFor("0:0:0:0:0:0:0:1", FORGED))).isEqualTo("::1");
    }

    @Test
    void isTheConnectionsWhereItIsNotAProxys() {
        assertThat(trusting.of(xForwardedFor(CLIENT, FORGED))).isEqualTo(CLIENT);
        assertThat(trusting.of(forwarded(CLIENT, "for=" + FORGED))).isEqualTo(CLIENT);
    }

    @Test
    void isTheProxysWhereItForwardsForNobody() {
        assertThat(trusting.of(request(PROXY, List.of(), List.of()))).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "198.51.100.66, 203.0.113.9 | 203.0.113.9",
                "198.51.100.66, 203.0.113.9, 10.2.2.2 | 203.0.113.9",
                "10.3.3.3, 10.2.2.2 | 10.3.3.3",
                "203.0.113.9:4711 | 203.0.113.9",
                "[2001:db8::9]:4711 | 2001:db8::9",
                "[2001:db8::9] | 2001:db8::9",
                "2001:db8::9 | 2001:db8::9",
                "2001:db8::9, 2001:db8:ffff::1 | 2001:db8::9",
                "::ffff:203.0.113.9 | 203.0.113.9",
                "203.0.113.9 , 10.2.2.2 | 203.0.113.9"
            })
    void isTheLastOneOfXForwardedForThatIsNoTrustedProxy(String header, String address) {
        assertThat(trusting.of(xForwardedFor(PROXY, header))).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9 | 203.0.113.9",
                "For=203.0.113.9;proto=https;by=10.0.0.1 | 203.0.113.9",
                "for=198.51.100.66, for=203.0.113.9 | 203.0.113.9",
                "for=198.51.100.66,for=203.0.113.9;host=a.example,for=10.2.2.2 | 203.0.113.9",
                "proto=http;for=\"203.0.113.9:4711\" | 203.0.113.9",
                "for=\"[2001:db8::9]:4711\" | 2001:db8::9",
                "for=\"[2001:db8::9]\" | 2001:db8::9",
                "host=\"a,b;for=198.51.100.66\\\"\";for=203.0.113.9 | 203.0.113.9"
            })
    void isTheLastOneOfForwardedThatIsNoTrustedProxy(String header, String address) {
        assertThat(trusting.of(forwarded(PROXY, header))).isEqualTo(address);
    }

    @Test
    void readsSeveralLinesAsOne() {
        assertThat(trusting.of(xForwardedFor(PROXY, FORGED, CLIENT + ", 10.2.2.2", "10.2.2.3")))
                .isEqualTo(CLIENT);
        assertThat(trusting.of(forwarded(PROXY, "for=" + FORGED, "for=" + CLIENT, "for=10.2.2.2")))
                .isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "garbage",
                "unknown",
                "client.example.com",
                "256.1.1.1",
                "[2001:db8::9",
                "203.0.113.9:x y",
                "1",
                "\u0000"
            })
    void fallsBackToTheLastTrustworthyAddressAtGarbage(String garbage) {
        assertThat(trusting.of(xForwardedFor(PROXY, FORGED + "," + garbage))).isEqualTo(PROXY);
        assertThat(trusting.of(xForwardedFor(PROXY, FORGED + "," + garbage + ", 10.2.2.2")))
                .isEqualTo("10.2.2.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=unknown",
                "for=_hidden",
                "for=",
                "for",
                "=",
                "for=a b",
                "for=\"",
                "for=2001:db8::9",
                "for=\"203.0.113.9",
                "by=203.0.113.9",
                ",",
                "for=203.0.113.9;for=203.0.113.8",
                "for=203.0.113.9 for=203.0.113.8",
                "for=\"203.0.113.9\"x"
            })
    void fallsBackToTheLastTrustworthyAddressAtAnElementThatCannotBeRead(String garbage) {
        assertThat(trusting.of(forwarded(PROXY, "for=" + FORGED, garbage))).isEqualTo(PROXY);
        assertThat(trusting.of(forwarded(PROXY, "for=" + FORGED, garbage, "for=10.2.2.2")))
                .isEqualTo("10.2.2.2");
    }

    @Test
    void noHalfQuoteOfAClientSwallowsWhatAProxyAdds() {
        assertThat(trusting.of(forwarded(PROXY, "for=" + FORGED + ";x=\", for=" + CLIENT)))
                .isEqualTo(PROXY);
        assertThat(trusting.of(forwarded(PROXY, "for=" + FORGED + ";x=\", for=\"[2001:db8::9]\"")))
                .isEqualTo(PROXY);
    }

    @Test
    void believesNeitherHeaderWhereTheyDisagree() {
        assertThat(trusting.of(request(PROXY, List.of("for=" + FORGED), List.of(CLIENT))))
                .isEqualTo(PROXY);
        assertThat(trusting.of(request(PROXY, List.of("for=" + CLIENT), List.of(CLIENT))))
                .isEqualTo(CLIENT);
    }

    @Test
    void looksAtMostThirtyTwoHopsBack() {
        String many = "10.2.2.2,".repeat(20_000);

        assertThat(trusting.of(xForwardedFor(PROXY, FORGED + "," + many + "10.2.2.3")))
                .isEqualTo("10.2.2.2");
        assertThat(trusting.of(forwarded(PROXY, "x=\"" + "\\\"".repeat(20_000) + "\";for=" + CLIENT)))
                .isEqualTo(CLIENT);
    }

    @Property
    void nothingThatAClientSendsMakesItAnotherOne(@ForAll("headers") String sent) {
        assertThat(trusting.of(xForwardedFor(PROXY, sent + ", " + CLIENT))).isEqualTo(CLIENT);
        assertThat(trusting.of(xForwardedFor(PROXY, sent, CLIENT))).isEqualTo(CLIENT);
        assertThat(trusting.of(forwarded(PROXY, sent, "for=" + CLIENT))).isEqualTo(CLIENT);
        assertThat(trusting.of(forwarded(PROXY, sent + ", for=" + CLIENT))).isIn(CLIENT, PROXY);
        assertThat(trusting.of(forwarded(PROXY, sent + ", for=\"[2001:db8::9]\"")))
                .isIn("2001:db8::9", PROXY);
        assertThat(trustingNobody.of(request(PROXY, List.of(sent), List.of(sent))))
                .isEqualTo(PROXY);
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.of(
                        "for=",
                        "For=",
                        FORGED,
                        PROXY,
                        "\"",
                        "\\",
                        ",",
                        ";",
                        " ",
                        "[",
                        "]",
                        ":",
                        "2001:db8::66",
                        "x",
                        "=",
                        "unknown",
                        "by=")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static HttpServletRequest xForwardedFor(String connected, String... lines) {
        return request(connected, List.of(), List.of(lines));
    }

    private static HttpServletRequest forwarded(String connected, String... lines) {
        return request(connected, List.of(lines), List.of());
    }

    private static HttpServletRequest request(String connected, List<String> forwarded, List<String> forwardedFor) {
        Map<String, List<String>> headers = Map.of("Forwarded", forwarded, "X-Forwarded-For", forwardedFor);
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (request, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> connected;
                    case "getHeaders" -> Collections.enumeration(headers.get((String) arguments[0]));
                    default -> throw new IllegalStateException(method.getName());
                });
    }
}
