package dev.mintmark.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.rest.http.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearTextTest {
    private static final TrustedProxies PROXIES = TrustedProxies.of(List.of("35.191.0.0/16"));
    private static final String TOKENS = "/connect/token";

    private final ClearText behindTls = new ClearText("https://id.example.com", PROXIES);

    private static HttpServletRequest from(String address, boolean secure) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClearTextTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("isSecure") ? secure : address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "8.8.8.8", "2001:4860::1", "0:0:0:0:0:ffff:203.0.113.9"})
    void aPlainRequestFromThePublicInternetIsRefusedWhereSecretsGo(String address) {
        assertThat(behindTls.isRefused(from(address, false), TOKENS)).isTrue();
        assertThat(behindTls.isRefused(from(address, false), "/api/v1/session")).isTrue();
        assertThat(behindTls.isRefused(from(address, true), TOKENS)).isFalse();
        assertThat(behindTls.isRefused(from(address, false), "/.well-known/jwks.json"))
                .isFalse();
        assertThat(behindTls.isRefused(from(address, false), "/health/ready")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "::1", "10.1.2.3", "172.16.9.9", "192.168.0.7", "100.64.1.1", "fd00::7", "fe80::1"})
    void whatComesFromInsideIsTakenToHaveComeThroughTheProxy(String address) {
        assertThat(behindTls.isRefused(from(address, false), TOKENS)).isFalse();
    }

    @Test
    void aTrustedProxyMayHaveAPublicAddress() {
        assertThat(behindTls.isRefused(from("35.191.7.7", false), TOKENS)).isFalse();
        assertThat(behindTls.isRefused(from("35.192.7.7", false), TOKENS)).isTrue();
    }

    @Test
    void anIssuerInClearIsForTrialsAndRefusesNobody() {
        ClearText onLoopback = new ClearText("http://localhost:9080", PROXIES);

        assertThat(onLoopback.isRefused(from("203.0.113.9", false), TOKENS)).isFalse();
    }
}
