package dev.mintmark.frontdoor;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Keeps from an application of the server what it would say in its own words: error pages, and who may read it. */
final class ServerPageResponse extends NamedStatus {
    private final String path;
    private final String issuer;

    ServerPageResponse(HttpServletResponse response, String path, String issuer) {
        super(response);
        this.path = path;
        this.issuer = issuer;
    }

    /** Answers with this, unless something has been sent already. */
    void refuse(Refusal refusal) throws IOException {
        if (isCommitted()) {
            return;
        }
        resetBuffer();
        byte[] body = refusal.body(path, issuer).getBytes(StandardCharsets.UTF_8);
        setStatus(refusal.status());
        setContentType(refusal.mediaType(path));
        setContentLength(body.length);
        getOutputStream().write(body);
    }

    @Override
    public void sendError(int status) throws IOException {
        refuse(Refusal.ofStatus(status));
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        refuse(Refusal.ofStatus(status));
    }

    @Override
    public void setHeader(String name, String value) {
        if (isTheirs(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isTheirs(name)) {
            super.addHeader(name, value);
        }
    }

    private static boolean isTheirs(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith("access-control-") && !lower.equals("content-security-policy");
    }
}
