package dev.mintmark.bootstrap.warmup;

import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.IssuanceMeter;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.TargetApi;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.resourceserver.TokenType;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A client that no store holds and no count sees. Its id and secret are drawn by chance and known to this process only,
 * it exists from {@link #admit} to {@link #withdraw}, and what it gets is worth nothing: its tokens are for an audience
 * that no API has, and end after a second.
 */
public final class WarmUpClient {
    private static final UUID NOBODY = new UUID(0, 0);

    private final ClientId id;
    private final ClientSecret secret;
    private volatile Known known;

    /** Draws an id and a secret; nothing knows them yet. */
    public WarmUpClient(SecretGenerator generator) {
        this.id = generator.clientId();
        this.secret = generator.clientSecret();
    }

    ClientId id() {
        return id;
    }

    ClientSecret secret() {
        return secret;
    }

    /**
     * Lets it in from now on.
     *
     * @param algorithm that its tokens are signed with
     * @param keyRevision the present revision of the keys that sign access tokens
     */
    void admit(SigningAlgorithm algorithm, long keyRevision) {
        known = new Known(SecretDigest.of(secret), facts(algorithm), keyRevision);
    }

    /** From now on it is a client id like any other that nobody has. */
    void withdraw() {
        known = null;
    }

    /** The same directory, which knows this client, too, after the store was asked for it in vain. */
    public IssuanceDirectory in(IssuanceDirectory directory) {
        return new IssuanceDirectory() {
            @Override
            public Optional<Entry> find(ClientId clientId, Optional<String> resource) {
                Optional<Entry> stored = directory.find(clientId, resource);
                Known entry = known;
                return entry == null || stored.isPresent() || !clientId.equals(id) ? stored : Optional.of(entry);
            }

            @Override
            public Optional<Entry> find(TenantId tenant, AppId app, Optional<String> resource) {
                return directory.find(tenant, app, resource);
            }
        };
    }

    /** The same meter, which is not told of this client. */
    public IssuanceMeter outOf(IssuanceMeter meter) {
        return new IssuanceMeter() {
            @Override
            public void secretUsed(AppId app, SecretDigest used, Optional<String> overlapUse, Instant at) {
                if (!app.value().equals(NOBODY)) {
                    meter.secretUsed(app, used, overlapUse, at);
                }
            }

            /** It has none. */
            @Override
            public void federatedTokenUsed(AppId app, String credential, FederatedUse use) {
                meter.federatedTokenUsed(app, credential, use);
            }

            @Override
            public void issued(IssuanceFacts app, Instant at) {
                if (!app.app().value().equals(NOBODY)) {
                    meter.issued(app, at);
                }
            }

            @Override
            public void refused(IssuanceFacts app, String reason, Instant at) {
                if (!app.app().value().equals(NOBODY)) {
                    meter.refused(app, reason, at);
                }
            }

            @Override
            public void notAuthenticated(Optional<ClientId> clientId, Optional<SecretDigest> sent, Instant at) {
                if (!clientId.equals(Optional.of(id))) {
                    meter.notAuthenticated(clientId, sent, at);
                }
            }
        };
    }

    private IssuanceFacts facts(SigningAlgorithm algorithm) {
        TargetApi api = new TargetApi(
                new ResourceServerId(NOBODY),
                "urn:uuid:" + NOBODY,
                List.of("none"),
                algorithm,
                Duration.ofSeconds(1),
                TokenType.AT_JWT,
                ApiAccess.OPEN,
                true,
                Optional.empty(),
                false);
        Limits limits = Limits.of(
                Arrays.stream(Limit.values()).collect(Collectors.toMap(Function.identity(), limit -> Limits.MAX)));
        return new IssuanceFacts(
                new TenantId(NOBODY),
                TenantStatus.ACTIVE,
                new AppId(NOBODY),
                id,
                true,
                Optional.of(new RegionCode("none")),
                Optional.of(new DbCode("none")),
                AllowedDomains.stored("none.invalid", "none.invalid", "none.invalid"),
                Optional.of(new IssuanceFacts.AssignedPlan(new PlanCode("none"), PlanStatus.ACTIVE, 1, limits)),
                Optional.of(api),
                1,
                Optional.empty());
    }

    private record Known(SecretDigest digest, IssuanceFacts facts, long keyRevision)
            implements IssuanceDirectory.Entry {
        @Override
        public Optional<SecretDigest> secret() {
            return Optional.of(digest);
        }

        @Override
        public Optional<Instant> secretCreatedAt() {
            return Optional.empty();
        }

        @Override
        public Optional<SecretAge> secretAge() {
            return Optional.empty();
        }

        @Override
        public Optional<Overlap> overlap() {
            return Optional.empty();
        }

        @Override
        public List<ClientKey> publicKeys() {
            return List.of();
        }
    }
}
