package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier.Presented;
import dev.mintmark.application.port.out.token.FederationDirectory;
import dev.mintmark.application.port.out.token.FederationDirectory.Match;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.federation.FederatedToken;
import dev.mintmark.domain.federation.FederationCheck;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges tokens of other issuers that apps present in place of a secret (rules §11). One read and one verification,
 * whether or not issuer, app and credential are known: where the app has no credential of the issuer, a key of the
 * issuer verifies all the same.
 */
public final class FederatedAuthentication {
    private final FederationDirectory directory;
    private final FederatedTokenVerifier verifier;
    private final Set<String> audiences;
    private final Clock clock;

    /** Accepts tokens for any of these audiences. */
    public FederatedAuthentication(
            FederationDirectory directory, FederatedTokenVerifier verifier, Set<String> audiences, Clock clock) {
        this.directory = directory;
        this.verifier = verifier;
        this.audiences = Set.copyOf(audiences);
        this.clock = clock;
    }

    /**
     * The token of another issuer that was sent as an assertion; empty where it is the app's own, or none at all. The
     * app names itself beside such a token, and is not its issuer.
     */
    Optional<Presented> read(ClientProof.AssertionProof proof) {
        return proof.sentClientId().flatMap(clientId -> verifier.read(proof.assertion())
                .filter(presented -> !presented.token().issuer().equals(clientId)));
    }

    /** Whether a token can count at all, as far as it says so itself. */
    boolean mayCount(Presented presented) {
        FederatedToken token = presented.token();
        return token.isFor(audiences) && token.isTimely(TrustedIssuerSettings.LONGEST, clock.instant());
    }

    /** The name of the app's credential that the token fulfils; empty if it proves nothing. */
    Optional<String> provenBy(Presented presented, ClientId clientId) {
        List<Match> matches = directory.find(clientId, presented.token().issuer()).stream()
                .filter(match -> match.issuer().settings().enabled())
                .toList();
        List<Match> ofApp =
                matches.stream().filter(match -> match.credential().isPresent()).toList();
        List<TrustedIssuer> signers = (ofApp.isEmpty() ? matches.stream().limit(1) : ofApp.stream())
                .map(Match::issuer)
                .distinct()
                .toList();
        Optional<TrustedIssuer> signer = verifier.signer(presented, signers);
        FederationCheck.Circumstances now = new FederationCheck.Circumstances(audiences, clock.instant());
        return ofApp.stream()
                .filter(match -> signer.filter(match.issuer()::equals).isPresent())
                .flatMap(match -> match.credential().stream()
                        .filter(credential ->
                                FederationCheck.all(credential, match.issuer(), presented.token(), true, now).stream()
                                        .allMatch(FederationCheck::passed)))
                .map(credential -> credential.name().value())
                .findFirst();
    }
}
