package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads, in one query and past every cache, all that issuing a token needs. Needs no unit of work. */
public interface IssuanceDirectory {
    /**
     * The app with this client id, and the API that its token is to be for, as they are stored now.
     *
     * @param resource the API's identifier, or whatever was sent as one; empty for the default API
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    Optional<Entry> find(ClientId clientId, Optional<String> resource);

    /** The same of an app of a tenant, for the preflight. */
    Optional<Entry> find(TenantId tenant, AppId app, Optional<String> resource);

    /**
     * What an app authenticates with, and the facts about it. Only the secrets' digests are read at once; all else is
     * made of what was read when it is asked for, so that a wrong secret costs the same for every client id (rules §7).
     */
    interface Entry {
        /** The digest of the app's secret; empty if it has none. */
        Optional<SecretDigest> secret();

        /** When the app's secret was made; empty if it has none. */
        Optional<Instant> secretCreatedAt();

        /** How old secrets of the app's tenant may become; empty if they may become as old as they will. */
        Optional<SecretAge> secretAge();

        /** The replaced secret, if it was to go on working; it may be over. */
        Optional<Overlap> overlap();

        /** None, one or two. */
        List<ClientKey> publicKeys();

        /** What decides whether the app gets a token, and what is in it. */
        IssuanceFacts facts();

        /** The revision of the keys that sign access tokens, as stored at the same moment. */
        long keyRevision();

        /** Whether there is anything to authenticate with. */
        default boolean hasCredential(Instant now) {
            return secret().isPresent()
                    || !publicKeys().isEmpty()
                    || overlap().filter(replaced -> !replaced.isOver(now)).isPresent();
        }
    }
}
