package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.introspection.Cut;
import java.time.Instant;
import java.util.List;

/** What no longer counts among tokens that have not expired, as it is stored now (rules §12). */
public interface Cuts {
    /**
     * The whole list, from one snapshot of the store. It speaks of what changed within the longest lifetime of a token,
     * and a minute, before this instant. More may be cut than has to be: what changed otherwise, and was cut before.
     *
     * @return ordered by what is cut
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    List<Cut> at(Instant now);
}
