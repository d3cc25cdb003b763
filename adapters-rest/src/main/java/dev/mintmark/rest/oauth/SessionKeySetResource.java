package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.domain.key.KeyPurpose;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The keys that verify session tokens, for this server's own token check only: no other machine can read them (rules
 * §8).
 */
@Path("/internal/session-jwks")
@Dependent
public final class SessionKeySetResource {
    private final PublishKeys publishKeys;

    @Inject
    public SessionKeySetResource(PublishKeys publishKeys) {
        this.publishKeys = publishKeys;
    }

    /** The key set. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String publish(@Context HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())) {
            throw new NotFoundException();
        }
        return KeySet.of(publishKeys.publicJwks(KeyPurpose.SESSION));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
