package dev.mintmark.rest.site;

import dev.mintmark.rest.http.SecurityHeaders;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The dashboard's one page, at {@code /} and at every address that the dashboard gives to its own pages, so that links
 * and reloads work. It is never cached: each answer stamps a nonce of its own into it, for styles made at run time
 * (http-api §3).
 */
@WebServlet({
    "",
    "/sign-in",
    "/invitation",
    "/reset",
    "/sign-in-elsewhere",
    "/account",
    "/account/second-factor",
    "/apps/*",
    "/members",
    "/management-keys",
    "/audit",
    "/overview",
    "/tenants/*",
    "/license-regions/*",
    "/plans/*",
    "/apis/*",
    "/trusted-issuers/*",
    "/signing-keys",
    "/resource-servers",
    "/operators"
})
public final class DashboardPage extends HttpServlet {
    private static final String NONCE_MARK = "__CSP_NONCE__";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%s'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final transient Nonces nonces;
    private final String page;

    /** Reads the page once. */
    @Inject
    public DashboardPage(Nonces nonces) throws IOException {
        this.nonces = nonces;
        try (InputStream index = DashboardPage.class.getResourceAsStream("/dashboard/index.html")) {
            this.page = new String(index.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String nonce = nonces.next();
        response.setContentType("text/html; charset=UTF-8");
        response.setHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, String.format(POLICY, nonce));
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(page.replace(NONCE_MARK, nonce).getBytes(StandardCharsets.UTF_8));
    }
}
