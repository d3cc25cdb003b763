package dev.mintmark.application.service.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.port.in.activity.KeepActivity;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.TargetApi;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.resourceserver.TokenType;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted in memory is stored once, whatever happens meanwhile. */
class IssuanceBufferTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final ClientId CLIENT = ClientId.of(new byte[ClientId.RANDOM_BYTES]);
    private static final AppId APP = new AppId(new UUID(0, 1));
    private static final TenantId TENANT = new TenantId(new UUID(0, 2));
    private static final TargetApi API = new TargetApi(
            new ResourceServerId(new UUID(0, 3)),
            "https://api.example",
            List.of(),
            SigningAlgorithm.ES256,
            Duration.ofMinutes(1),
            TokenType.AT_JWT,
            ApiAccess.OPEN,
            true,
            Optional.empty(),
            false);
    private static final ActivityBatch.AppApi USE = new ActivityBatch.AppApi(APP, API.id());
    private static final IssuanceFacts FACTS = new IssuanceFacts(
            TENANT,
            TenantStatus.ACTIVE,
            APP,
            CLIENT,
            true,
            Optional.empty(),
            Optional.empty(),
            AllowedDomains.NONE,
            Optional.empty(),
            Optional.of(API),
            1,
            Optional.empty());

    private final IssuanceBuffer buffer = new IssuanceBuffer();
    private final Stored stored = new Stored();

    @Test
    void storesWhatWasCountedOnceByHourAndOutcome() {
        buffer.issued(FACTS, NOW);
        buffer.issued(FACTS, NOW.plusSeconds(1));
        buffer.issued(FACTS, NOW.plusSeconds(3600));
        buffer.refused(FACTS, "plan_retired", NOW);

        buffer.store(stored);
        buffer.store(stored);

        assertThat(stored.kept).hasSize(1);
        assertThat(stored.kept.get(0).apps().get(APP))
                .containsExactlyInAnyOrder(
                        new OutcomeCount(Hour.of(NOW), "issued", 2),
                        new OutcomeCount(Hour.of(NOW).plus(1), "issued", 1),
                        new OutcomeCount(Hour.of(NOW), "plan_retired", 1));
        assertThat(stored.kept.get(0).lastIssued()).isEqualTo(Map.of(USE, NOW.plusSeconds(3600)));
    }

    @Test
    void keepsWhatCouldNotBeStoredForTheNextTime() {
        SecretDigest secret = SecretDigest.ofText("old");
        buffer.issued(FACTS, NOW);
        buffer.notAuthenticated(Optional.of(CLIENT), Optional.of(secret), NOW);
        stored.isAway = true;
        assertThatThrownBy(() -> buffer.store(stored)).isInstanceOf(IllegalStateException.class);
        buffer.issued(FACTS, NOW);

        stored.isAway = false;
        buffer.store(stored);

        ActivityBatch kept = stored.kept.get(0);
        assertThat(kept.apps()).isEqualTo(Map.of(APP, List.of(new OutcomeCount(Hour.of(NOW), "issued", 2))));
        assertThat(kept.claimed())
                .isEqualTo(Map.of(CLIENT, List.of(new OutcomeCount(Hour.of(NOW), "invalid_client", 1))));
        assertThat(kept.secrets()).isEqualTo(Map.of(secret, 1L));
        assertThat(kept.lastIssued()).isEqualTo(Map.of(USE, NOW));
    }

    @Test
    void storesTheLastUseOfEachSecretAndHowOftenEachOfTwoWasUsed() {
        SecretDigest secret = SecretDigest.ofText("new");
        SecretDigest replaced = SecretDigest.ofText("old");
        buffer.secretUsed(APP, secret, Optional.empty(), NOW);
        buffer.secretUsed(APP, secret, Optional.of("new_secret"), NOW.plusSeconds(2));
        buffer.secretUsed(APP, secret, Optional.of("new_secret"), NOW.plusSeconds(1));
        buffer.secretUsed(APP, replaced, Optional.of("previous_secret"), NOW);
        stored.isAway = true;
        assertThatThrownBy(() -> buffer.store(stored)).isInstanceOf(IllegalStateException.class);

        stored.isAway = false;
        buffer.store(stored);

        ActivityBatch kept = stored.kept.get(0);
        assertThat(kept.lastUsed())
                .isEqualTo(Map.of(
                        new ActivityBatch.SecretOfApp(APP, secret),
                        NOW.plusSeconds(2),
                        new ActivityBatch.SecretOfApp(APP, replaced),
                        NOW));
        assertThat(kept.apps().get(APP))
                .containsExactlyInAnyOrder(
                        new OutcomeCount(Hour.of(NOW), "new_secret", 2),
                        new OutcomeCount(Hour.of(NOW), "previous_secret", 1));
    }

    @Test
    void losesNothingWhileManyCountAndOneStores() {
        int threads = 8;
        int each = 20_000;
        CompletableFuture<?>[] counting = IntStream.range(0, threads)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < each; i++) {
                        buffer.issued(FACTS, NOW);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture<Void> all = CompletableFuture.allOf(counting);
        while (!all.isDone()) {
            buffer.store(stored);
        }
        buffer.store(stored);

        assertThat(stored.kept.stream()
                        .flatMap(kept -> kept.apps().getOrDefault(APP, List.of()).stream())
                        .mapToLong(OutcomeCount::times)
                        .sum())
                .isEqualTo((long) threads * each);
    }

    @Test
    void boundsWhatUnknownCallersCanFill() {
        for (int i = 0; i < 30_000; i++) {
            buffer.notAuthenticated(Optional.empty(), Optional.of(SecretDigest.ofText("secret " + i)), NOW);
        }

        buffer.store(stored);

        assertThat(stored.kept.get(0).secrets()).hasSize(10_000);
    }

    @Test
    void tellsOfBlockedIssuancesWhenTheirMinuteIsOver() {
        buffer.refused(FACTS, "app_disabled", NOW);
        buffer.refused(FACTS, "app_disabled", NOW.plusSeconds(20));
        buffer.refused(FACTS, "app_disabled", NOW.plusSeconds(60));

        buffer.tell(stored, NOW.plusSeconds(30));
        assertThat(stored.told).isEmpty();
        buffer.tell(stored, NOW.plusSeconds(60));

        assertThat(stored.told)
                .containsExactly(new KeepActivity.Blocked(
                        TENANT, APP, "app_disabled", Instant.parse("2026-03-04T05:06:00Z"), 2));
        buffer.tell(stored, Instant.MAX);
        assertThat(stored.told).hasSize(2);
    }

    private static final class Stored implements KeepActivity {
        private final List<ActivityBatch> kept = new ArrayList<>();
        private final List<Blocked> told = new ArrayList<>();
        private boolean isAway;

        @Override
        public void keep(ActivityBatch collected) {
            if (isAway) {
                throw new IllegalStateException("away");
            }
            kept.add(collected);
        }

        @Override
        public void tell(Blocked blocked) {
            told.add(blocked);
        }

        @Override
        public void forgetOld() {
            throw new UnsupportedOperationException();
        }
    }
}
