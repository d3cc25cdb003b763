package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.out.token.AssertionVerifier;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.UsedAssertions;
import dev.mintmark.domain.credential.ClientAssertion;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.issuance.IssuanceFacts;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which app a client has proven to be (rules §7 step 2). What can never be right is refused before the store
 * is asked; everything else costs one read and one comparison, or one read and one verification, whether or not the
 * client is known. Only a valid assertion is remembered.
 */
public final class ClientAuthentication {
    private static final ClientId OF_NO_CLIENT = ClientId.of(new byte[ClientId.RANDOM_BYTES]);

    private final IssuanceDirectory directory;
    private final AssertionVerifier assertions;
    private final UsedAssertions usedAssertions;
    private final Set<String> audiences;
    private final Clock clock;

    /** Accepts assertions for any of these audiences: what this server is called in them (RFC 7523 §3). */
    public ClientAuthentication(
            IssuanceDirectory directory,
            AssertionVerifier assertions,
            UsedAssertions usedAssertions,
            Set<String> audiences,
            Clock clock) {
        this.directory = directory;
        this.assertions = assertions;
        this.usedAssertions = usedAssertions;
        this.audiences = Set.copyOf(audiences);
        this.clock = clock;
    }

    /** The facts about the app as stored now; empty if nothing is proven. */
    Optional<IssuanceFacts> authenticate(ClientProof proof) {
        return identify(proof, Optional.empty()).map(IssuanceDirectory.Entry::facts);
    }

    /**
     * All that is stored now about the app, and about the API that its token is to be for; empty if nothing is proven.
     *
     * @param resource the API's identifier; empty for the default API
     */
    Optional<IssuanceDirectory.Entry> identify(ClientProof proof, Optional<String> resource) {
        return proof.fold(bySecret -> bySecret(bySecret, resource), byAssertion -> byAssertion(byAssertion, resource));
    }

    private Optional<IssuanceDirectory.Entry> bySecret(ClientProof.SecretProof proof, Optional<String> resource) {
        if (proof.secret().isEmpty()) {
            return Optional.empty();
        }
        Optional<IssuanceDirectory.Entry> entry = find(proof.clientId(), resource);
        SecretDigest stored = entry.flatMap(IssuanceDirectory.Entry::secret).orElse(SecretDigest.OF_NO_SECRET);
        boolean matches = stored.matches(SecretDigest.of(proof.secret().get()));
        return matches && proof.clientId().isPresent() ? entry : Optional.empty();
    }

    private Optional<IssuanceDirectory.Entry> byAssertion(ClientProof.AssertionProof proof, Optional<String> resource) {
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
                ? entry
                : Optional.empty();
    }

    private Optional<IssuanceDirectory.Entry> find(Optional<ClientId> clientId, Optional<String> resource) {
        return directory.find(clientId.orElse(OF_NO_CLIENT), resource);
    }
}
