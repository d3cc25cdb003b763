package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.TokenVerifier;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.introspection.ResourceServer;
import dev.mintmark.domain.introspection.ResourceServerClientId;
import dev.mintmark.domain.introspection.TokenStanding;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.IssuanceGate;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Judges tokens by what is stored now: caller, key, app, tenant and plan are each read again, so that whatever blocks a
 * token blocks it at once on every node.
 */
public final class IntrospectTokenService implements IntrospectToken {
    private static final String TYPE = "at+jwt";
    private static final ResourceServerClientId OF_NO_SERVER =
            ResourceServerClientId.like(ClientId.of(new byte[ClientId.RANDOM_BYTES]));

    private final UnitOfWork unitOfWork;
    private final ClientAuthentication clients;
    private final ResourceServers servers;
    private final SigningKeys keys;
    private final TokenVerifier verifier;
    private final IssuanceDirectory directory;
    private final TokenPolicy policy;
    private final Clock clock;

    public IntrospectTokenService(
            UnitOfWork unitOfWork,
            ClientAuthentication clients,
            ResourceServers servers,
            SigningKeys keys,
            TokenVerifier verifier,
            IssuanceDirectory directory,
            TokenPolicy policy,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.clients = clients;
        this.servers = servers;
        this.keys = keys;
        this.verifier = verifier;
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Outcome introspect(Caller caller, String token) {
        return caller.fold(app -> introspect(app, token), server -> introspect(server, token));
    }

    private Outcome introspect(ResourceServerCaller caller, String token) {
        return isAuthentic(caller) ? judge(token, Optional.empty()) : new NotAuthenticated();
    }

    private Outcome introspect(AppCaller caller, String token) {
        Optional<IssuanceFacts> app = clients.authenticate(caller.proof());
        if (app.isEmpty()) {
            return new NotAuthenticated();
        }
        Optional<Blocked> blocked = IssuanceGate.firstBlock(app.get());
        return blocked.isPresent()
                ? new CallerBlocked(blocked.get())
                : judge(token, Optional.of(app.get().tenant()));
    }

    private boolean isAuthentic(ResourceServerCaller caller) {
        if (caller.secret().isEmpty()) {
            return false;
        }
        Optional<SecretDigest> stored = unitOfWork
                .execute(() -> servers.find(caller.clientId().orElse(OF_NO_SERVER)))
                .flatMap(ResourceServer::secret)
                .map(secret -> secret.digest());
        boolean matches = stored.orElse(SecretDigest.OF_NO_SECRET)
                .matches(SecretDigest.of(caller.secret().get()));
        return matches && stored.isPresent();
    }

    /** @param tenant whose tokens the caller is told about; empty for every tenant's */
    private Outcome judge(String token, Optional<TenantId> tenant) {
        Optional<Map<String, Object>> claims = verifier.verify(token, TYPE, this::liveKey);
        boolean active = claims.flatMap(TokenStanding::client)
                .flatMap(directory::find)
                .map(IssuanceDirectory.Entry::facts)
                .filter(facts -> tenant.map(facts.tenant()::equals).orElse(true))
                .filter(facts -> TokenStanding.isActive(claims.get(), facts, policy, clock.instant()))
                .isPresent();
        return active ? new Active(claims.get()) : new Inactive();
    }

    private Optional<SigningKey> liveKey(String kid) {
        return unitOfWork
                .execute(() -> keys.find(kid))
                .filter(key -> key.purpose() == KeyPurpose.ACCESS_TOKEN)
                .filter(key -> key.state().isLive());
    }
}
