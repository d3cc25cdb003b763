package dev.mintmark.application.service;

import dev.mintmark.application.port.in.issuance.IssueToken;
import dev.mintmark.application.port.out.IssuanceDirectory;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.TokenSigner;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.IssuanceGate;
import dev.mintmark.domain.issuance.TokenClaims;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Issues access tokens (rules §7): reads one row, writes none. A mistyped secret is refused before the store is asked; every
 * well-formed one costs one read and one comparison, whether or not the client is known.
 */
public final class TokenIssuance implements IssueToken {
    private static final String TYPE = "at+jwt";
    private static final ClientId OF_NO_CLIENT = ClientId.of(new byte[ClientId.RANDOM_BYTES]);

    private final IssuanceDirectory directory;
    private final KeyRing keys;
    private final TokenSigner signer;
    private final SecretGenerator secrets;
    private final TokenPolicy policy;
    private final Clock clock;

    /** Works with this directory, these keys and this policy. */
    public TokenIssuance(
            IssuanceDirectory directory,
            KeyRing keys,
            TokenSigner signer,
            SecretGenerator secrets,
            TokenPolicy policy,
            Clock clock) {
        this.directory = directory;
        this.keys = keys;
        this.signer = signer;
        this.secrets = secrets;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Outcome issue(Command command) {
        if (command.secret().isEmpty()) {
            return new NotAuthenticated();
        }
        Optional<IssuanceDirectory.Entry> entry =
                directory.find(command.clientId().orElse(OF_NO_CLIENT));
        SecretDigest stored = entry.map(IssuanceDirectory.Entry::secret).orElse(SecretDigest.OF_NO_SECRET);
        boolean matches = stored.matches(SecretDigest.of(command.secret().get()));
        if (!matches || entry.isEmpty() || command.clientId().isEmpty()) {
            return new NotAuthenticated();
        }
        return issueTo(entry.get().facts(), command.scope());
    }

    private Outcome issueTo(IssuanceFacts facts, Optional<String> requestedScope) {
        Optional<Blocked> blocked = IssuanceGate.firstBlock(facts);
        if (blocked.isPresent()) {
            return new Refused(blocked.get());
        }
        Optional<String> scope = policy.grant(requestedScope);
        if (scope.isEmpty()) {
            return new ScopeNotAllowed(policy.scope());
        }
        Map<String, Object> claims = TokenClaims.of(facts, policy, scope.get(), secrets.tokenId(), clock.instant());
        String token = signer.sign(keys.signing(KeyPurpose.ACCESS_TOKEN), TYPE, claims);
        return new Issued(token, policy.lifetime(), scope.get());
    }
}
