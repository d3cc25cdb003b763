package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.TrustedIssuer;
import java.util.List;
import java.util.Optional;

/** Reads past every cache by what an app's federated tokens are judged. Needs no unit of work. */
public interface FederationDirectory {
    /**
     * Every trusted issuer of this name as it is stored now, enabled or not, with each credential of it that the app
     * has; without one where it has none, or where there is no such app.
     *
     * @param issuer whatever a token says in {@code iss}
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    List<Match> find(ClientId clientId, String issuer);

    /** Whether an app has a federated credential. */
    boolean hasAny(AppId app);

    /** A trusted issuer, and a credential of it that the app has. */
    record Match(TrustedIssuer issuer, Optional<FederatedCredential> credential) {}
}
