package dev.mintmark.rest.provider;

import dev.mintmark.application.port.in.session.SignInElsewhere;
import dev.mintmark.rest.session.DashboardOrigin;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookie that binds a sign-in elsewhere to the browser that began it (RFC 6265): sealed, read by no script, and
 * sent along when the provider sends the browser back, hence {@code SameSite=Lax}. By the prefix of its name no other
 * host, and no address without TLS, can put another one in its place.
 */
@Dependent
class SignInCookie {
    private static final String NAME = "mintmark-sign-in";
    private static final String HOST_PREFIX = "__Host-";

    private final DashboardOrigin dashboard;

    @Inject
    SignInCookie(DashboardOrigin dashboard) {
        this.dashboard = dashboard;
    }

    Optional<String> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .findFirst();
    }

    void write(SignInElsewhere.Begun begun, HttpServletResponse response) {
        set(response, begun.state(), begun.lifetime().toSeconds());
    }

    void clear(HttpServletResponse response) {
        set(response, "", 0);
    }

    private void set(HttpServletResponse response, String value, long seconds) {
        response.addHeader(
                "Set-Cookie",
                name() + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                        + (dashboard.isSecure() ? "; Secure" : ""));
    }

    private String name() {
        return dashboard.isSecure() ? HOST_PREFIX + NAME : NAME;
    }
}
