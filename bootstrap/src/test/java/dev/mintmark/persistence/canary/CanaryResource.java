package dev.mintmark.persistence.canary;

import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.service.canary.CanaryService;
import dev.mintmark.rest.canary.CanaryManager;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;

/** Breaks the rules on purpose: a resource and a public entity in the wrong adapter, which looks around. */
@Entity
@Path("/canary")
public class CanaryResource {
    /** Breaks borders. */
    @Path("/sing")
    @Transactional
    public boolean sing(ManageApps apps, CanaryManager other, CanaryService service) {
        return apps == null && other == null && service == null;
    }
}
