package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.token.IssuanceMeter;
import dev.mintmark.application.port.out.token.TokenSigner;
import dev.mintmark.application.service.key.KeyRing;
import dev.mintmark.domain.dpop.DpopRefused;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.IssuanceGate;
import dev.mintmark.domain.issuance.TargetApi;
import dev.mintmark.domain.issuance.TokenClaims;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues access tokens (rules §7): with a secret it reads one row and writes none. */
public final class IssueTokenService implements IssueToken {
    private final ClientAuthentication clients;
    private final KeyRing keys;
    private final TokenSigner signer;
    private final SecretGenerator secrets;
    private final DpopProofs proofs;
    private final TokenPolicy policy;
    private final IssuanceMeter meter;
    private final Clock clock;

    public IssueTokenService(
            ClientAuthentication clients,
            KeyRing keys,
            TokenSigner signer,
            SecretGenerator secrets,
            DpopProofs proofs,
            TokenPolicy policy,
            IssuanceMeter meter,
            Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.signer = signer;
        this.secrets = secrets;
        this.proofs = proofs;
        this.policy = policy;
        this.meter = meter;
        this.clock = clock;
    }

    @Override
    public Outcome issue(Command command) {
        Optional<ClientAuthentication.Client> client = clients.identify(command.client(), command.resource());
        Instant now = clock.instant();
        if (client.isEmpty()) {
            meter.notAuthenticated(command.client().clientId(), command.client().secretDigest(), now);
            return new NotAuthenticated();
        }
        return issueTo(client.get(), command, now);
    }

    private Outcome issueTo(ClientAuthentication.Client client, Command command, Instant now) {
        IssuanceFacts facts = client.facts();
        Optional<Blocked> blocked =
                client.blockedByItsSecret().or(() -> IssuanceGate.firstBlock(facts, command.scope()));
        if (blocked.isPresent()) {
            meter.refused(facts, blocked.get().code(), now);
            return new Refused(blocked.get());
        }
        try {
            boolean required = facts.api().orElseThrow().requiresDpop();
            return sign(client, command, proofs.boundTo(command.dpopProofs(), required, now), now);
        } catch (DpopRefused refused) {
            if (!refused.asksForNonce()) {
                meter.refused(facts, refused.code(), now);
            }
            return new ProofRefused(refused, proofs.nextNonce(now));
        }
    }

    private Outcome sign(ClientAuthentication.Client client, Command command, Optional<String> boundTo, Instant now) {
        IssuanceFacts facts = client.facts();
        TargetApi api = facts.api().orElseThrow();
        List<String> scopes = api.grant(command.scope());
        Map<String, Object> claims = TokenClaims.of(facts, policy.issuer(), scopes, secrets.tokenId(), now, boundTo);
        SigningKey key = keys.signing(KeyPurpose.ACCESS_TOKEN, api.signingAlgorithm(), client.keyRevision());
        String token = signer.sign(key, api.tokenType().code(), claims);
        meter.issued(facts, now);
        return new Issued(
                token,
                api.tokenLifetime(),
                scopes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", scopes)),
                boundTo.isPresent(),
                boundTo.isPresent() ? proofs.nextNonce(now) : Optional.empty());
    }
}
