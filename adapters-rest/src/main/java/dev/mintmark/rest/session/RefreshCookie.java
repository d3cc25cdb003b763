package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.member.RefreshToken;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookie that carries a person's refresh token (RFC 6265): no script reads it, no other site's page sends it, and
 * it is sent to the session's own path only.
 */
@Dependent
public class RefreshCookie {
    private static final String NAME = "mintmark-refresh";
    /** Browsers take a cookie of such a name only with {@code Secure}. */
    private static final String SECURE_PREFIX = "__Secure-";

    private final DashboardOrigin dashboard;

    /** For the dashboard at this origin. */
    @Inject
    public RefreshCookie(DashboardOrigin dashboard) {
        this.dashboard = dashboard;
    }

    /** The token that a request carries; empty if there is none, or what cannot be one. */
    public Optional<RefreshToken> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .map(RefreshToken::parse)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Gives the caller the token of a session that can be refreshed. */
    public void write(ManageSessions.SignedIn signedIn, HttpServletResponse response) {
        signedIn.refresh()
                .ifPresent(refresh -> set(
                        response, refresh.token().reveal(), refresh.lifetime().toSeconds()));
    }

    /** Takes the token from the caller. */
    void clear(HttpServletResponse response) {
        set(response, "", 0);
    }

    private void set(HttpServletResponse response, String value, long seconds) {
        response.addHeader(
                "Set-Cookie",
                name() + "=" + value + "; Path=" + SessionResource.PATH + "; Max-Age=" + seconds
                        + "; HttpOnly; SameSite=Strict" + (dashboard.isSecure() ? "; Secure" : ""));
    }

    private String name() {
        return dashboard.isSecure() ? SECURE_PREFIX + NAME : NAME;
    }
}
