package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.out.token.AssertionVerifier;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.IssuanceMeter;
import dev.mintmark.application.port.out.token.UsedAssertions;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.credential.ClientAssertion;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.issuance.IssuanceFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which app a client has proven to be (rules §7 step 2). What can never be right is refused before the store
 * is asked; everything else costs one read and two comparisons, or one read and one verification, whether or not the
 * client is known; a token of another issuer costs one more read. Only a valid assertion of an app is remembered.
 */
public final class ClientAuthentication {
    private static final ClientId OF_NO_CLIENT = ClientId.of(new byte[ClientId.RANDOM_BYTES]);

    private final IssuanceDirectory directory;
    private final AssertionVerifier assertions;
    private final UsedAssertions usedAssertions;
    private final FederatedAuthentication federation;
    private final Set<String> audiences;
    private final IssuanceMeter meter;
    private final Clock clock;

    /** Accepts assertions for any of these audiences: what this server is called in them (RFC 7523 §3). */
    public ClientAuthentication(
            IssuanceDirectory directory,
            AssertionVerifier assertions,
            UsedAssertions usedAssertions,
            FederatedAuthentication federation,
            Set<String> audiences,
            IssuanceMeter meter,
            Clock clock) {
        this.directory = directory;
        this.assertions = assertions;
        this.usedAssertions = usedAssertions;
        this.federation = federation;
        this.audiences = Set.copyOf(audiences);
        this.meter = meter;
        this.clock = clock;
    }

    /** The app as stored now; empty if nothing is proven. */
    Optional<Client> authenticate(ClientProof proof) {
        return identify(proof, Optional.empty());
    }

    /**
     * All that is stored now about the app, and about the API that its token is to be for; empty if nothing is proven.
     *
     * @param resource the API's identifier; empty for the default API
     */
    Optional<Client> identify(ClientProof proof, Optional<String> resource) {
        return proof.fold(bySecret -> bySecret(bySecret, resource), assertion -> federation
                .read(assertion)
                .map(token -> byFederatedToken(assertion, token, resource))
                .orElseGet(() -> byAssertion(assertion, resource)));
    }

    /** Compares with both secrets that an app may have, whether or not it has them. */
    private Optional<Client> bySecret(ClientProof.SecretProof proof, Optional<String> resource) {
        if (proof.secret().isEmpty()) {
            return Optional.empty();
        }
        SecretDigest presented = SecretDigest.of(proof.secret().get());
        Optional<IssuanceDirectory.Entry> entry = find(proof.clientId(), resource);
        Instant now = clock.instant();
        Optional<Overlap> overlap =
                entry.flatMap(IssuanceDirectory.Entry::overlap).filter(replaced -> !replaced.isOver(now));
        boolean isCurrent = entry.flatMap(IssuanceDirectory.Entry::secret)
                .orElse(SecretDigest.OF_NO_SECRET)
                .matches(presented);
        boolean isReplaced = overlap.map(replaced -> replaced.secret().digest())
                .orElse(SecretDigest.OF_NO_SECRET)
                .matches(presented);
        if (entry.isEmpty() || proof.clientId().isEmpty() || !(isCurrent || isReplaced)) {
            return Optional.empty();
        }
        boolean isExpired = isExpired(entry.get(), isReplaced ? overlap : Optional.empty(), now);
        Client client = Client.of(entry.get(), isExpired);
        String use = isReplaced ? OutcomeCount.PREVIOUS_SECRET : OutcomeCount.NEW_SECRET;
        meter.secretUsed(client.facts().app(), presented, overlap.map(running -> use), now);
        return Optional.of(isReplaced ? client.byReplacedSecret(overlap.get()) : client);
    }

    private static boolean isExpired(IssuanceDirectory.Entry entry, Optional<Overlap> replaced, Instant now) {
        Optional<Instant> madeAt = replaced.map(old -> old.secret().createdAt()).or(entry::secretCreatedAt);
        return entry.secretAge()
                .filter(age -> age.isExpired(madeAt.orElseThrow(), now))
                .isPresent();
    }

    private Optional<Client> byAssertion(ClientProof.AssertionProof proof, Optional<String> resource) {
        Optional<AssertionVerifier.Presented> presented = assertions.read(proof.assertion());
        Optional<ClientAssertion> assertion = presented.flatMap(
                read -> ClientAssertion.of(read.claims(), proof.sentClientId(), audiences, clock.instant()));
        if (assertion.isEmpty()) {
            return Optional.empty();
        }
        Optional<ClientId> clientId = ClientId.parse(assertion.get().clientId());
        Optional<IssuanceDirectory.Entry> entry = find(clientId, resource);
        Optional<ClientKey> key = entry.flatMap(found ->
                ClientKey.selectKey(presented.get().algorithm(), presented.get().kid(), found.publicKeys()));
        boolean valid = assertions.verify(presented.get(), key) && clientId.isPresent();
        return valid
                        && usedAssertions.remember(
                                assertion.get().digest(), assertion.get().expiresAt())
                ? entry.map(found -> Client.of(found, false))
                : Optional.empty();
    }

    /** The app is read first: a credential that is removed meanwhile is not found, and its version is the old one. */
    private Optional<Client> byFederatedToken(
            ClientProof.AssertionProof proof, FederatedTokenVerifier.Presented token, Optional<String> resource) {
        if (!federation.mayCount(token)) {
            return Optional.empty();
        }
        Optional<ClientId> clientId = proof.clientId();
        Optional<IssuanceDirectory.Entry> entry = find(clientId, resource);
        Optional<String> credential = federation.provenBy(token, clientId.orElse(OF_NO_CLIENT));
        if (entry.isEmpty() || clientId.isEmpty() || credential.isEmpty()) {
            return Optional.empty();
        }
        Client client = Client.of(entry.get(), false);
        meter.federatedTokenUsed(
                client.facts().app(), credential.get(), FederatedUse.of(token.token(), clock.instant()));
        return Optional.of(client);
    }

    private Optional<IssuanceDirectory.Entry> find(Optional<ClientId> clientId, Optional<String> resource) {
        return directory.find(clientId.orElse(OF_NO_CLIENT), resource);
    }

    /**
     * A client that has proven who it is.
     *
     * @param facts as a token that it gets now carries them
     * @param secretExpired whether the secret was right, but older than the tenant allows
     * @param keyRevision the revision of the keys that sign access tokens, as stored at the same moment
     */
    record Client(IssuanceFacts facts, boolean secretExpired, long keyRevision) {
        private static Client of(IssuanceDirectory.Entry entry, boolean secretExpired) {
            return new Client(entry.facts(), secretExpired, entry.keyRevision());
        }

        private Client byReplacedSecret(Overlap replaced) {
            return new Client(facts.byReplacedSecret(replaced), secretExpired, keyRevision);
        }

        /** What blocks it, before anything about it is looked at; empty if nothing does. */
        Optional<Blocked> blockedByItsSecret() {
            return secretExpired ? Optional.of(Blocked.SECRET_EXPIRED) : Optional.empty();
        }
    }
}
