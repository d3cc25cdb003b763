package dev.mintmark.frontdoor;

import com.ibm.wsspi.http.HttpContainer;
import com.ibm.wsspi.http.HttpInboundConnection;
import com.ibm.wsspi.http.HttpRequest;
import com.ibm.wsspi.http.HttpResponse;
import com.ibm.wsspi.http.VirtualHost;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before every application of the server. It is the first container of the virtual host, so it is asked about
 * each request before the path is mapped to an application; and it puts a filter of ours before what the server's own
 * applications answer. {@code OSGI-INF/front-door.xml} makes it known to the server.
 */
public final class FrontDoor implements HttpContainer, ServletContainerInitializer {
    /** Where the door stands: everywhere. */
    private static final String ROOT = "/";

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

    private volatile String issuer = "";

    /** Called by the server with the element {@code frontDoor} of server.xml. */
    public void open(Map<String, Object> properties) {
        issuer = String.valueOf(properties.get("issuer"));
    }

    /** Called by the server when a virtual host is there. */
    public void addHost(VirtualHost host) {
        host.addContextRoot(ROOT, this);
    }

    /** Called by the server when a virtual host goes. */
    public void removeHost(VirtualHost host) {
        host.removeContextRoot(ROOT, this);
    }

    /** What answers the request if it is refused; null lets it pass to the next container. */
    @Override
    public Runnable createRunnableHandler(HttpInboundConnection connection) {
        String path = connection.getRequest().getURI();
        Optional<Refusal> refusal = refusal(connection, path);
        return refusal.isEmpty() ? null : () -> answer(connection, refusal.get());
    }

    private static Optional<Refusal> refusal(HttpInboundConnection connection, String path) {
        if (!METHODS.contains(connection.getRequest().getMethod())) {
            return Optional.of(Refusal.METHOD);
        }
        return Paths.isInternal(path) && !isOwnCall(connection) ? Optional.of(Refusal.NOT_FOUND) : Paths.refusal(path);
    }

    /** Whether the server asks itself, and not somebody through a proxy of this machine. */
    private static boolean isOwnCall(HttpInboundConnection connection) {
        HttpRequest request = connection.getRequest();
        return LOOPBACK.contains(connection.getRemoteHostAddress())
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext application) {
        ServerPages.guard(application, issuer);
    }

    private void answer(HttpInboundConnection connection, Refusal refusal) {
        IOException failed = null;
        try {
            HttpResponse response = connection.getResponse();
            response.setHeader(
                    RequestId.HEADER, RequestId.of(connection.getRequest().getHeader(RequestId.HEADER)));
            response.setHeader("Content-Security-Policy", ServerPages.NOTHING);
            response.setHeader("Cache-Control", "no-store");
            refuse(connection.getRequest(), response, refusal);
        } catch (IOException gone) {
            failed = gone;
        } finally {
            connection.finish(failed);
        }
    }

    private void refuse(HttpRequest request, HttpResponse response, Refusal refusal) throws IOException {
        byte[] body = refusal.body(request.getURI(), issuer).getBytes(StandardCharsets.UTF_8);
        response.setStatus(refusal.status());
        response.setReason(refusal.reason());
        if (refusal.status() == Refusal.METHOD.status()) {
            response.setHeader("Allow", String.join(", ", METHODS));
        }
        response.setHeader("Content-Type", refusal.mediaType(request.getURI()));
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getBody().write(body);
        }
        response.getBody().close();
    }
}
