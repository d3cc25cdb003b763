package dev.mintmark.bootstrap.wiring;

import dev.mintmark.application.port.out.audit.Origins;
import dev.mintmark.domain.audit.Origin;
import dev.mintmark.rest.http.RequestOrigin;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The origin of the current request; outside of requests it is the service itself that works. */
@Dependent
class CurrentOrigin implements Origins {
    private final RequestOrigin request;

    /** Asks this bean, which lives as long as a request. */
    @Inject
    CurrentOrigin(RequestOrigin request) {
        this.request = request;
    }

    @Override
    public Origin current() {
        try {
            return request.get();
        } catch (ContextNotActiveException outsideOfRequests) {
            return Origin.SYSTEM;
        }
    }
}
