package dev.mintmark.rest.http;

import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.Origin;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Where the current request comes from: the gate tells the address and the id, the sign-in tells who it is. */
@RequestScoped
public class RequestOrigin {
    private Origin origin = Origin.SYSTEM;

    /** Told by the gate. */
    public void cameFrom(String address, String requestId) {
        origin = new Origin(origin.actor(), Optional.of(address), Optional.of(requestId));
    }

    /** Told when the request's member is known. */
    public void actedBy(Actor actor) {
        origin = origin.actedBy(actor);
    }

    /** What is known now. */
    public Origin get() {
        return origin;
    }
}
