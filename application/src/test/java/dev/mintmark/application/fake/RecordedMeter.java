package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.token.IssuanceMeter;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.issuance.IssuanceFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what happened at the token endpoint, so that a test can read it. */
public final class RecordedMeter implements IssuanceMeter {
    private final List<String> recorded = new CopyOnWriteArrayList<>();

    @Override
    public void secretUsed(AppId app, SecretDigest secret, Optional<String> overlapUse, Instant at) {
        overlapUse.ifPresent(use -> recorded.add(use + " of " + app));
    }

    @Override
    public void federatedTokenUsed(AppId app, String credential, FederatedUse use) {
        recorded.add(credential + " of " + app + ": " + use.issuer() + " " + use.subject()
                + use.tokenId().map(id -> " " + id).orElse(""));
    }

    @Override
    public void issued(IssuanceFacts app, Instant at) {
        recorded.add("issued to " + app.clientId());
    }

    @Override
    public void refused(IssuanceFacts app, String reason, Instant at) {
        recorded.add(reason + " of " + app.clientId());
    }

    @Override
    public void notAuthenticated(Optional<ClientId> clientId, Optional<SecretDigest> secret, Instant at) {
        recorded.add("nobody as " + clientId.map(ClientId::value).orElse("?")
                + secret.map(digest -> " with " + digest.hex()).orElse(""));
    }

    /** Everything so far, in order. */
    public List<String> all() {
        return List.copyOf(recorded);
    }
}
