package dev.mintmark.rest.site;

import dev.mintmark.rest.http.SecurityHeaders;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The page of each error code, to which {@code type} and {@code error_uri} point (http-api §1, §2). */
@WebServlet(ErrorGuide.PATH + "*")
public final class ErrorGuide extends HttpServlet {
    static final String PATH = "/docs/errors/";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final transient DocumentedErrors errors = DocumentedErrors.packaged();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String code = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        List<DocumentedErrors.Meaning> meanings = errors.meanings(code);
        if (meanings.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/html; charset=UTF-8");
        response.setHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, POLICY);
        response.setHeader("Cache-Control", "no-cache");
        response.getOutputStream().write(page(code, meanings).getBytes(StandardCharsets.UTF_8));
    }

    private static String page(String code, List<DocumentedErrors.Meaning> meanings) {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s · Mintmark</title>
                <link rel="stylesheet" href="/docs/clients?css">
                </head>
                <body>
                <main>
                <p>Error code</p>
                <h1><code>%1$s</code></h1>
                """.formatted(code));
        for (DocumentedErrors.Meaning meaning : meanings) {
            meaning.status()
                    .ifPresent(status ->
                            page.append("<p>HTTP status ").append(status).append("</p>\n"));
            page.append("<h2>When</h2>\n<p>").append(html(meaning.when())).append(".</p>\n");
            page.append("<h2>What to do</h2>\n<p>")
                    .append(html(meaning.remedy()))
                    .append(".</p>\n");
        }
        return page.append("<p>If you report it, quote the <code>X-Request-Id</code> of the answer.</p>\n")
                .append("</main>\n</body>\n</html>\n")
                .toString();
    }

    private static String html(String markdown) {
        String escaped = markdown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return CODE.matcher(LINK.matcher(escaped).replaceAll("$1")).replaceAll("<code>$1</code>");
    }
}
