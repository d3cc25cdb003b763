package dev.mintmark.domain.activity;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one node collected for a while about those who asked for tokens.
 *
 * @param apps what happened to apps that had proven who they are
 * @param lastIssued when they last got a token for each API
 * @param claimed failures to authenticate by the claimed client id; most of these clients may be unknown
 * @param secrets how often each wrong secret was tried; most of them may never have been valid
 * @param lastUsed when a secret of an app last proved who the app is
 * @param federatedUses by which token a federated credential of an app last did
 */
public record ActivityBatch(
        Map<AppId, List<OutcomeCount>> apps,
        Map<AppApi, Instant> lastIssued,
        Map<ClientId, List<OutcomeCount>> claimed,
        Map<SecretDigest, Long> secrets,
        Map<SecretOfApp, Instant> lastUsed,
        Map<CredentialOfApp, FederatedUse> federatedUses) {
    /** An app, and an API that it got a token for. */
    public record AppApi(AppId app, ResourceServerId api) {}

    /** An app, and a secret that it has or had. */
    public record SecretOfApp(AppId app, SecretDigest secret) {}

    /** An app, and the name of a federated credential that it has or had. */
    public record CredentialOfApp(AppId app, String name) {}

    /** Whether there is nothing to store. */
    public boolean isEmpty() {
        return apps.isEmpty()
                && lastIssued.isEmpty()
                && claimed.isEmpty()
                && secrets.isEmpty()
                && lastUsed.isEmpty()
                && federatedUses.isEmpty();
    }
}
