package dev.mintmark.bootstrap;

import dev.mintmark.rest.http.SecurityHeaders;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** The page at {@code /}: what this server is and where to go from here, under a strict content security policy (http-api §3). */
@WebServlet({"", LandingPage.STYLE})
public final class LandingPage extends HttpServlet {
    static final String STYLE = "/landing.css";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean style = request.getServletPath().equals(STYLE);
        response.setContentType(style ? "text/css; charset=UTF-8" : "text/html; charset=UTF-8");
        response.setHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, POLICY);
        response.setHeader("Cache-Control", "no-cache");
        try (InputStream page =
                LandingPage.class.getResourceAsStream(style ? "/landing/landing.css" : "/landing/index.html")) {
            page.transferTo(response.getOutputStream());
        }
    }
}
