package dev.mintmark.bootstrap.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.IssuanceDirectory.Entry;
import dev.mintmark.application.port.out.token.IssuanceMeter;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.IssuanceGate;
import dev.mintmark.domain.issuance.TargetApi;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.token.SecureSecretGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WarmUpClientTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private final SecureSecretGenerator generator = new SecureSecretGenerator();
    private final WarmUpClient client = new WarmUpClient(generator);
    private final EmptyStore store = new EmptyStore();
    private final IssuanceDirectory directory = client.in(store);
    private final Recorded recorded = new Recorded();
    private final IssuanceMeter meter = client.outOf(recorded);

    @Test
    void isKnownFromItsAdmissionToItsWithdrawalOnly() {
        assertThat(find(client.id())).isEmpty();

        client.admit(SigningAlgorithm.ES256, 7);
        Entry entry = find(client.id()).orElseThrow();
        assertThat(entry.secret()).contains(SecretDigest.of(client.secret()));
        assertThat(entry.keyRevision()).isEqualTo(7);
        assertThat(find(generator.clientId())).as("any other client").isEmpty();

        client.withdraw();
        assertThat(find(client.id())).isEmpty();
    }

    @Test
    void costsTheReadThatEveryClientCosts() {
        client.admit(SigningAlgorithm.ES256, 1);
        find(client.id());

        assertThat(store.asked).containsExactly(client.id());
    }

    @Test
    void getsTokensThatAreWorthNothing() {
        client.admit(SigningAlgorithm.ES256, 1);
        IssuanceFacts facts = find(client.id()).orElseThrow().facts();
        TargetApi api = facts.api().orElseThrow();

        assertThat(IssuanceGate.firstBlock(facts, Optional.empty())).isEmpty();
        assertThat(api.tokenLifetime()).isEqualTo(Duration.ofSeconds(1));
        assertThat(api.identifier()).isEqualTo("urn:uuid:00000000-0000-0000-0000-000000000000");
    }

    @Test
    void isNoOtherProcessesClient() {
        WarmUpClient another = new WarmUpClient(generator);

        assertThat(another.id()).isNotEqualTo(client.id());
        assertThat(another.secret().reveal()).isNotEqualTo(client.secret().reveal());
    }

    @Test
    void isNeverCounted() {
        client.admit(SigningAlgorithm.ES256, 1);
        IssuanceFacts facts = find(client.id()).orElseThrow().facts();

        meter.secretUsed(facts.app(), SecretDigest.of(client.secret()), Optional.of("new_secret"), NOW);
        meter.issued(facts, NOW);
        meter.refused(facts, "app_disabled", NOW);
        meter.notAuthenticated(Optional.of(client.id()), Optional.of(SecretDigest.of(client.secret())), NOW);

        assertThat(recorded.calls).isEmpty();
    }

    @Test
    void leavesTheCountsOfOthersAsTheyAre() {
        meter.secretUsed(new AppId(new UUID(1, 1)), SecretDigest.OF_NO_SECRET, Optional.empty(), NOW);
        meter.notAuthenticated(Optional.of(generator.clientId()), Optional.empty(), NOW);
        meter.notAuthenticated(Optional.empty(), Optional.empty(), NOW);

        assertThat(recorded.calls).containsExactly("used", "not authenticated", "not authenticated");
    }

    private Optional<Entry> find(ClientId id) {
        return directory.find(id, Optional.empty());
    }

    private static final class EmptyStore implements IssuanceDirectory {
        private final List<ClientId> asked = new ArrayList<>();

        @Override
        public Optional<Entry> find(ClientId clientId, Optional<String> resource) {
            asked.add(clientId);
            return Optional.empty();
        }

        @Override
        public Optional<Entry> find(TenantId tenant, AppId app, Optional<String> resource) {
            return Optional.empty();
        }
    }

    private static final class Recorded implements IssuanceMeter {
        private final List<String> calls = new ArrayList<>();

        @Override
        public void secretUsed(AppId app, SecretDigest secret, Optional<String> overlapUse, Instant at) {
            calls.add("used");
        }

        @Override
        public void federatedTokenUsed(AppId app, String credential, FederatedUse use) {
            calls.add("federated");
        }

        @Override
        public void issued(IssuanceFacts app, Instant at) {
            calls.add("issued");
        }

        @Override
        public void refused(IssuanceFacts app, String reason, Instant at) {
            calls.add("refused");
        }

        @Override
        public void notAuthenticated(Optional<ClientId> clientId, Optional<SecretDigest> secret, Instant at) {
            calls.add("not authenticated");
        }
    }
}
