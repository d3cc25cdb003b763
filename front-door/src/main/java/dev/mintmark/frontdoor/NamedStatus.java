package dev.mintmark.frontdoor;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** A response whose status line names the statuses that the server has no name for; it calls them "Undefined". */
class NamedStatus extends HttpServletResponseWrapper {
    private static final Map<Integer, String> NAMES = Map.of(
            308, "Permanent Redirect",
            421, "Misdirected Request",
            422, "Unprocessable Content",
            428, "Precondition Required",
            429, "Too Many Requests",
            431, "Request Header Fields Too Large");

    NamedStatus(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setStatus(int status) {
        super.setStatus(status);
        name(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        name(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        name(status);
        super.sendError(status, message);
    }

    private void name(int status) {
        String name = NAMES.get(status);
        if (name != null) {
            say(name);
        }
    }

    /**
     * The server's published interface for it (IExtendedResponse, IResponse) is built for the older Servlet API only.
     */
    private void say(String name) {
        try {
            Object server = getResponse().getClass().getMethod("getIResponse").invoke(getResponse());
            server.getClass().getMethod("setReason", String.class).invoke(server, name);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException anotherServer) {
            throw new IllegalStateException("This server's responses have no reason phrase to set", anotherServer);
        }
    }
}
