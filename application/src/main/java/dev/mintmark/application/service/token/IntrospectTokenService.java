package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.TokenVerifier;
import dev.mintmark.application.service.key.KeyRing;
import dev.mintmark.domain.introspection.TokenStanding;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.IssuanceGate;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.TokenType;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges tokens by what is stored now: caller, key, app, tenant and plan are each read again, so that whatever blocks a
 * token blocks it at once on every node.
 */
public final class IntrospectTokenService implements IntrospectToken {
    private static final Set<String> TYPES =
            Stream.of(TokenType.values()).map(TokenType::code).collect(Collectors.toUnmodifiableSet());

    private final ClientAuthentication clients;
    private final ResourceServerAuthentication servers;
    private final KeyRing keys;
    private final TokenVerifier verifier;
    private final IssuanceDirectory directory;
    private final TokenPolicy policy;
    private final Clock clock;

    public IntrospectTokenService(
            ClientAuthentication clients,
            ResourceServerAuthentication servers,
            KeyRing keys,
            TokenVerifier verifier,
            IssuanceDirectory directory,
            TokenPolicy policy,
            Clock clock) {
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
        Optional<ResourceServer> server = servers.authenticate(caller);
        return server.isPresent()
                ? judge(token, (claims, facts) -> server.get().mayAskAbout(claims.get("aud")))
                : new NotAuthenticated();
    }

    private Outcome introspect(AppCaller caller, String token) {
        Optional<ClientAuthentication.Client> app = clients.authenticate(caller.proof());
        if (app.isEmpty()) {
            return new NotAuthenticated();
        }
        IssuanceFacts asking = app.get().facts();
        Optional<Blocked> blocked = app.get().blockedByItsSecret().or(() -> IssuanceGate.firstBlockOfClient(asking));
        return blocked.isPresent()
                ? new CallerBlocked(blocked.get())
                : judge(token, (claims, facts) -> facts.tenant().equals(asking.tenant()));
    }

    /** @param isConcerned whether the caller is told about tokens with these claims, of an app with these facts */
    private Outcome judge(String token, BiPredicate<Map<String, Object>, IssuanceFacts> isConcerned) {
        Optional<Map<String, Object>> claims = verifier.verify(token, TYPES, this::liveKey);
        Optional<String> audience = claims.flatMap(TokenStanding::audience);
        boolean active = audience.isPresent()
                && claims.flatMap(TokenStanding::client)
                        .flatMap(client -> directory.find(client, audience))
                        .map(IssuanceDirectory.Entry::facts)
                        .filter(facts -> isConcerned.test(claims.get(), facts))
                        .filter(facts -> TokenStanding.isActive(claims.get(), facts, policy.issuer(), clock.instant()))
                        .isPresent();
        return active ? new Active(claims.get()) : new Inactive();
    }

    private Optional<SigningKey> liveKey(String kid) {
        return keys.live(KeyPurpose.ACCESS_TOKEN).find(kid);
    }
}
