package dev.mintmark.rest.site;

import dev.mintmark.rest.http.SecurityHeaders;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * The page that the metadata names as {@code service_documentation} (RFC 8414 §2): what a developer of a client needs
 * to know.
 */
@WebServlet(ClientGuide.PATH)
public final class ClientGuide extends HttpServlet {
    static final String PATH = "/docs/clients";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean style = "css".equals(request.getQueryString());
        response.setContentType(style ? "text/css; charset=UTF-8" : "text/html; charset=UTF-8");
        response.setHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, POLICY);
        response.setHeader("Cache-Control", "no-cache");
        try (InputStream page =
                ClientGuide.class.getResourceAsStream(style ? "/docs/clients.css" : "/docs/clients.html")) {
            page.transferTo(response.getOutputStream());
        }
    }
}
