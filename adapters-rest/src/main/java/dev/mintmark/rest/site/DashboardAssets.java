package dev.mintmark.rest.site;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The dashboard's scripts, styles and pictures. Each name holds a digest of its content, so that it may be kept for
 * ever.
 */
@WebServlet("/assets/*")
public final class DashboardAssets extends HttpServlet {
    private static final Pattern NAME = Pattern.compile("/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.(js|css|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=UTF-8",
            "css", "text/css; charset=UTF-8",
            "svg", "image/svg+xml");

    /** Of which the build stored copies, the smallest first. */
    private static final List<String> ENCODINGS = List.of("br", "gzip");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getPathInfo();
        if (name == null || !NAME.matcher(name).matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String accepted = Objects.requireNonNullElse(request.getHeader("Accept-Encoding"), "");
        String encoding =
                ENCODINGS.stream().filter(accepted::contains).findFirst().orElse(null);
        try (InputStream compressed = encoding == null ? null : open(name + "." + encoding);
                InputStream plain = compressed == null ? open(name) : null) {
            if (compressed == null && plain == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            response.setContentType(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
            response.setHeader("Vary", "Accept-Encoding");
            if (compressed != null) {
                response.setHeader("Content-Encoding", encoding);
                compressed.transferTo(response.getOutputStream());
            } else {
                plain.transferTo(response.getOutputStream());
            }
        }
    }

    private static InputStream open(String name) {
        return DashboardAssets.class.getResourceAsStream("/dashboard/assets" + name);
    }
}
