package dev.mintmark.rest.site;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
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

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getPathInfo();
        if (name == null || !NAME.matcher(name).matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String encodings = request.getHeader("Accept-Encoding");
        boolean gzip = encodings != null && encodings.contains("gzip");
        try (InputStream compressed = gzip ? open(name + ".gz") : null;
                InputStream plain = compressed == null ? open(name) : null) {
            if (compressed == null && plain == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            response.setContentType(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
            response.setHeader("Vary", "Accept-Encoding");
            if (compressed != null) {
                response.setHeader("Content-Encoding", "gzip");
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
