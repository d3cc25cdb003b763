package dev.mintmark.rest.site;

import dev.mintmark.rest.http.SecurityHeaders;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * Pages for those who use the service: what a developer of a client needs to know, which the metadata names as
 * {@code service_documentation} (RFC 8414 §2), and what the words mean that the dashboard asks for.
 */
@WebServlet({"/docs/clients", "/docs/concepts"})
public final class Guides extends HttpServlet {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean style = "css".equals(request.getQueryString());
        response.setContentType(style ? "text/css; charset=UTF-8" : "text/html; charset=UTF-8");
        response.setHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, POLICY);
        response.setHeader("Cache-Control", "no-cache");
        String name = style ? "/docs/clients.css" : request.getServletPath() + ".html";
        try (InputStream page = Guides.class.getResourceAsStream(name)) {
            page.transferTo(response.getOutputStream());
        }
    }
}
