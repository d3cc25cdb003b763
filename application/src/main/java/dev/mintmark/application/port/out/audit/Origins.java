package dev.mintmark.application.port.out.audit;

import dev.mintmark.domain.audit.Origin;

/** Knows where the work that is being done now comes from. */
public interface Origins {
    /** The request and its member, or the service itself outside of any request. */
    Origin current();
}
