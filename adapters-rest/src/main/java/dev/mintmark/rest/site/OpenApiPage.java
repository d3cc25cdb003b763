package dev.mintmark.rest.site;

import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.SecurityHeaders;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;

/**
 * The OpenAPI document (http-api §2) as it is written, and in JSON for whoever asks for that; the build made the one of
 * the other. Beside it the page that explores it, which runs no script but its own.
 */
@WebServlet(OpenApiPage.PATH + "/*")
public final class OpenApiPage extends ReadOnlyPage {
    static final String PATH = "/openapi";

    private static final String DOCUMENT = "";
    private static final String EXPLORER_FOLDER = "/ui";
    private static final String EXPLORER = EXPLORER_FOLDER + "/";
    private static final Set<String> PAGES = Set.of(DOCUMENT, EXPLORER_FOLDER, EXPLORER);
    private static final int PERMANENT_REDIRECT = 308;
    /** <a href="https://www.rfc-editor.org/rfc/rfc9512">RFC 9512</a>. */
    private static final String YAML = "application/yaml; charset=UTF-8";

    private static final String JSON = "application/json; charset=UTF-8";
    private static final String HTML = "text/html; charset=UTF-8";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    @Override
    protected boolean isThere(HttpServletRequest request) {
        return PAGES.contains(below(request));
    }

    private static String below(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getPathInfo(), DOCUMENT);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (below(request)) {
            case DOCUMENT -> sendDocument(request, response);
            case EXPLORER_FOLDER -> {
                response.setStatus(PERMANENT_REDIRECT);
                response.setHeader("Location", Exchange.of(request).issuer() + PATH + EXPLORER);
            }
            default -> {
                response.setHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, POLICY);
                send(HTML, "/dashboard/explorer.html", response);
            }
        }
    }

    private static void sendDocument(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept");
        if (wantsJson(request)) {
            send(JSON, "/dashboard/openapi.json", response);
        } else {
            send(YAML, "/META-INF/openapi.yaml", response);
        }
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String format = request.getParameter("format");
        return format == null
                ? Objects.requireNonNullElse(request.getHeader("Accept"), "").contains("application/json")
                : format.equalsIgnoreCase("JSON");
    }

    private static void send(String mediaType, String file, HttpServletResponse response) throws IOException {
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "no-cache");
        try (InputStream content = OpenApiPage.class.getResourceAsStream(file)) {
            content.transferTo(response.getOutputStream());
        }
    }
}
