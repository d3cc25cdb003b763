package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.issuance.IssuanceFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * Is told what became of each request for a token, and which secrets are used. Never waits and never fails: what it
 * keeps is stored out of the request's path (rules §7).
 */
public interface IssuanceMeter {
    /**
     * A secret proved who an app is, whatever was asked for.
     *
     * @param overlapUse which of two secrets it was, if two work ({@link OutcomeCount})
     */
    void secretUsed(AppId app, SecretDigest secret, Optional<String> overlapUse, Instant at);

    /**
     * A token of another issuer proved who an app is, whatever was asked for.
     *
     * @param credential the name of the federated credential
     */
    void federatedTokenUsed(AppId app, String credential, FederatedUse use);

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
