package dev.mintmark.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.0/24",
        "192.0.2.200, 192.0.2.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8::7, 2001:db8:0:0::/64",
        "2001:db8:1:2::, 2001:db8:1:2::/64",
        "::1, 0:0:0:0::/64",
        "::, 0:0:0:0::/64",
        "fe80::1:2:3:4, fe80:0:0:0::/64",
        "unknown, unknown",
    })
    void anAddressBelongsToANetwork(String address, String network) {
        assertThat(ClientNetwork.of(address)).hasToString(network);
    }
}
