package dev.mintmark.rest.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * A response that the runtime's token check may write to without effect, so that every refusal is answered in our own
 * words.
 */
final class SilentResponse extends HttpServletResponseWrapper {
    SilentResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setStatus(int status) {}

    @Override
    public void sendError(int status) {}

    @Override
    public void sendError(int status, String message) {}

    @Override
    public void sendRedirect(String location) {}

    @Override
    public void setHeader(String name, String value) {}

    @Override
    public void addHeader(String name, String value) {}

    @Override
    public void setContentLength(int length) {}

    @Override
    public void addCookie(Cookie cookie) {}

    @Override
    public void flushBuffer() {}
}
