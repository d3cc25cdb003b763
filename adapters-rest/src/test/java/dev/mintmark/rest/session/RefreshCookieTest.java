package dev.mintmark.rest.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.RefreshToken;
import dev.mintmark.domain.member.SessionId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshCookieTest {
    private static final DashboardOrigin HTTPS = new DashboardOrigin("https://id.example.com");
    private static final DashboardOrigin HTTP = new DashboardOrigin("http://localhost:9080");
    private static final RefreshToken TOKEN = RefreshToken.first(new SessionId(new UUID(1, 1)), "family", "one");

    private final List<String> headers = new ArrayList<>();
    private final HttpServletResponse response = response();

    @Test
    void isForHttpsOnlyWhereTheIssuerIs() {
        new RefreshCookie(HTTPS).write(signedIn(Optional.of(TOKEN)), response);

        assertThat(headers)
                .containsExactly("Set-Cookie: __Secure-mintmark-refresh=" + TOKEN.reveal()
                        + "; Path=/api/v1/session; Max-Age=90; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void isPlainOnlyWhereTheIssuerIs() {
        new RefreshCookie(HTTP).write(signedIn(Optional.of(TOKEN)), response);

        assertThat(headers)
                .containsExactly("Set-Cookie: mintmark-refresh=" + TOKEN.reveal()
                        + "; Path=/api/v1/session; Max-Age=90; HttpOnly; SameSite=Strict");
    }

    @Test
    void isNotThereForASessionThatCannotBeRefreshed() {
        new RefreshCookie(HTTPS).write(signedIn(Optional.empty()), response);

        assertThat(headers).isEmpty();
    }

    @Test
    void isTakenAwayUnderTheSameNameAndPath() {
        new RefreshCookie(HTTPS).clear(response);

        assertThat(headers)
                .containsExactly("Set-Cookie: __Secure-mintmark-refresh=; Path=/api/v1/session; Max-Age=0;"
                        + " HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void isReadUnderItsOwnNameOnly() {
        Cookie own = new Cookie("__Secure-mintmark-refresh", TOKEN.reveal());
        Cookie planted = new Cookie("mintmark-refresh", TOKEN.reveal());

        assertThat(new RefreshCookie(HTTPS).read(request(Map.of(), planted, own)))
                .map(RefreshToken::reveal)
                .contains(TOKEN.reveal());
        assertThat(new RefreshCookie(HTTPS).read(request(Map.of(), planted))).isEmpty();
        assertThat(new RefreshCookie(HTTPS).read(request(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example.com, id.example.com, false",
        "http://localhost:8080, localhost:8080, false",
        ", id.example.com, false",
        "https://evil.example, id.example.com, true",
        "http://id.example.com, other.example.com, true",
        "https://id.example.com.evil.example, id.example.com, true",
        "http://localhost:3000, localhost:9080, true",
        "null, id.example.com, true"
    })
    void knowsItsOwnPages(String origin, String host, boolean foreign) {
        Map<String, String> sent = origin == null ? Map.of("Host", host) : Map.of("Host", host, "Origin", origin);

        assertThat(HTTPS.isForeign(request(sent))).isEqualTo(foreign);
    }

    private static ManageSessions.SignedIn signedIn(Optional<RefreshToken> token) {
        Member member = Member.operator(
                new MemberId(new UUID(3, 1)),
                new Email("op@example.com"),
                new DisplayName("Op"),
                new PasswordHash("$argon2id$hash"),
                Instant.EPOCH);
        return new ManageSessions.SignedIn(
                "token",
                Duration.ofMinutes(5),
                member,
                Optional.empty(),
                Optional.empty(),
                token.map(refresh -> new ManageSessions.Refresh(refresh, Duration.ofSeconds(90))));
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("addHeader")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    headers.add(arguments[0] + ": " + arguments[1]);
                    return null;
                });
    }

    private HttpServletRequest request(Map<String, String> sent, Cookie... cookies) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" -> sent.get((String) arguments[0]);
                    case "getScheme" -> "http";
                    case "getCookies" -> cookies.length == 0 ? null : cookies;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
