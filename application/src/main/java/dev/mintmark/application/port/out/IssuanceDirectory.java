package dev.mintmark.application.port.out;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Reads, in one query and past every cache, all that issuing a token needs. Needs no unit of work. */
public interface IssuanceDirectory {
    /**
     * The app with this client id as it is stored now.
     *
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    Optional<Entry> find(ClientId clientId);

    /** The facts about an app of a tenant as they are stored now, for the preflight. */
    Optional<Entry> find(TenantId tenant, AppId app);

    /**
     * What an app authenticates with, and the facts about it.
     *
     * @param secret the digest of its secret; empty if it has none
     * @param publicKeys none, one or two
     * @param keyRevision the revision of the keys that sign access tokens, as stored at the same moment
     */
    record Entry(Optional<SecretDigest> secret, List<ClientKey> publicKeys, IssuanceFacts facts, long keyRevision) {
        /** Copies the keys. */
        public Entry {
            publicKeys = List.copyOf(publicKeys);
        }

        /** Whether there is anything to authenticate with. */
        public boolean hasCredential() {
            return secret.isPresent() || !publicKeys.isEmpty();
        }
    }
}
