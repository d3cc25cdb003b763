package dev.mintmark.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "255.255.255.255, 255.255.255.255",
        "0.0.0.0, 0.0.0.0",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8::1, 2001:db8::1",
        "::, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201",
        "fe80::1%eth0, fe80::1"
    })
    void writesAnAddressInOneWay(String text, String canonical) {
        assertThat(IpAddress.parse(text)).map(IpAddress::text).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.com",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.0.0.1",
                "01.2.3.4",
                "1.2.3.010",
                "0x7f.0.0.1",
                "2130706433",
                "1.2.3.4/8",
                "1.2.3.*",
                "1.2.3.4-5",
                "*",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.4%eth0",
                "::1/64",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                ":1",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "::ffff:1.2.3.256",
                "::*",
                "::1-2",
                "[::1]",
                "unknown",
                "_hidden",
                "%",
                "%eth0",
                "-",
                "/",
                "::g",
                ":",
                "1.2.3.4\n",
                "1_2",
                "\u0661.2.3.4"
            })
    void readsNothingElse(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 10.0.0.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::1/128, 2001:db8::1, true",
        "::ffff:10.0.0.0/104, 10.1.1.1, true",
        "::ffff:10.0.0.0/104, 11.1.1.1, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, true"
    })
    void aBlockHasItsAddresses(String block, String address, boolean has) {
        assertThat(IpAddress.parseBlock(block)
                        .orElseThrow()
                        .contains(IpAddress.parse(address).orElseThrow()))
                .isEqualTo(has);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/8/8",
                "::/129",
                "10.0.0.0/255.0.0.0",
                "example.com/8"
            })
    void readsNoOtherBlock(String text) {
        assertThat(IpAddress.parseBlock(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64", "::ffff:192.0.2.1, 192.0.2.1"})
    void countsAnIpv6AddressByItsNetwork(String address, String network) {
        assertThat(IpAddress.parse(address)).map(IpAddress::network).contains(network);
    }

    @Property
    void readsEveryAddressAsTheJdkDoes(@ForAll("addresses") byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(IpAddress.parse(address.getHostAddress())).isPresent();
        assertThat(InetAddress.getByName(
                        IpAddress.parse(address.getHostAddress()).orElseThrow().text()))
                .isEqualTo(address);
    }

    @Property
    void whatItWritesItReads(@ForAll("nearlyAddresses") String text) {
        IpAddress.parse(text).ifPresent(address -> assertThat(IpAddress.parse(address.text()))
                .contains(address));
    }

    @Provide
    Arbitrary<byte[]> addresses() {
        Arbitrary<Byte> octet = Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.just((byte) 0));
        return Arbitraries.oneOf(
                octet.array(byte[].class).ofSize(4), octet.array(byte[].class).ofSize(16));
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        Arbitrary<String> anything = Arbitraries.strings()
                .withChars("0123456789abcdefABCDEF:.%/[]*- ")
                .ofMaxLength(45);
        Arbitrary<String> dotted = Arbitraries.integers()
                .between(-1, 300)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> parts.stream()
                        .map(String::valueOf)
                        .reduce((left, right) -> left + "." + right)
                        .orElse(""));
        return Combinators.combine(anything, dotted)
                .flatAs((some, other) -> Arbitraries.of(some, other, some + other, "::" + other));
    }
}
