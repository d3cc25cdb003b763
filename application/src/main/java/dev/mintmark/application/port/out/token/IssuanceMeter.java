package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.issuance.IssuanceFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * Is told what became of each request for a token. Never waits and never fails: what it keeps is stored out of the
 * request's path (rules §7).
 */
public interface IssuanceMeter {
    /** An app got a token. */
    void issued(IssuanceFacts app, Instant at);

    /** An app that had proven who it is got none. */
    void refused(IssuanceFacts app, String reason, Instant at);

    /**
     * Somebody did not prove who it is. Costs the same, whoever it is.
     *
     * @param clientId as claimed; empty if what was sent cannot be one
     * @param secret of what was sent; empty if there was none, or none that could be one
     */
    void notAuthenticated(Optional<ClientId> clientId, Optional<SecretDigest> secret, Instant at);
}
