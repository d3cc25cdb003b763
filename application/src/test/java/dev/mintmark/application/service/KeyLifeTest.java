package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds whatever happens to the keys, in whatever order (rules §8). */
class KeyLifeTest {
    /** What happens to the keys. */
    private enum Event {
        NOTHING,
        ROTATION,
        ROTATION_NOW,
        REVOCATION_OF_A_SIGNER,
        REVOCATION_OF_A_STAND_BY,
        REVOCATION_OF_ANY_KEY,
        API_OF_RS256_ENABLED,
        API_OF_RS256_DISABLED,
        ANOTHER_CONFIGURATION
    }

    /**
     * Something that happens.
     *
     * @param after how much time has passed before
     * @param choice which key or configuration it is about
     */
    private record Step(Event event, Duration after, int choice) {}

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Duration> pauses = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 120).map(Duration::ofSeconds),
                Arbitraries.integers().between(0, 2 * 24 * 60).map(Duration::ofMinutes),
                Arbitraries.integers().between(1, 100).map(Duration::ofDays));
        return Combinators.combine(
                        Arbitraries.of(Event.class),
                        pauses,
                        Arbitraries.integers().between(0, 7))
                .as(Step::new);
    }

    @Property(tries = 300)
    void oneKeySignsAndOneStandsByAndVerifiersKnowTheKeyOfEveryTokenButOfRevokedOnes(
            @ForAll @Size(max = 40) List<@From("steps") Step> steps) {
        World world = new World();
        world.check();
        for (Step step : steps) {
            world.happens(step);
            world.check();
        }
    }

    /** An installation, and what its verifiers and services hold. */
    private static final class World {
        private final Installation mintmark = new Installation();
        private final List<Token> tokens = new ArrayList<>();
        private final List<Fetched> fetched = new ArrayList<>();
        private final Set<String> signers = new HashSet<>();
        private final Set<String> forced = new HashSet<>();
        private SigningAlgorithm configured = SigningAlgorithm.ES256;
        private Duration lifetime = mintmark.policy.lifetime();
        private Optional<ResourceServerId> api = Optional.empty();
        private boolean enabled;
        private boolean anyMaySign = true;

        void happens(Step step) {
            mintmark.clock.advance(step.after());
            LiveKeys before = live();
            anyMaySign = switch (step.event()) {
                case NOTHING -> false;
                case ROTATION -> rotate(false);
                case ROTATION_NOW -> rotate(true);
                case REVOCATION_OF_A_SIGNER -> revoke(in(KeyState.SIGNING, before), step.choice());
                case REVOCATION_OF_A_STAND_BY -> revoke(in(KeyState.ANNOUNCED, before), step.choice());
                case REVOCATION_OF_ANY_KEY -> revoke(before.keys(), step.choice());
                case API_OF_RS256_ENABLED -> enable(true);
                case API_OF_RS256_DISABLED -> enable(false);
                case ANOTHER_CONFIGURATION -> configure(step.choice());
            };
            mintmark.keyRotation.advance();
        }

        /** Whether a key may have begun to sign that verifiers do not know; so with every event below. */
        private boolean rotate(boolean now) {
            try {
                mintmark.keyRotation.rotate(now);
            } catch (RuleBroken running) {
                assertThat(now)
                        .as("a rotation that does not wait is never refused")
                        .isFalse();
            }
            return now;
        }

        private boolean revoke(List<SigningKey> keys, int choice) {
            if (keys.isEmpty()) {
                return false;
            }
            SigningKey revoked = keys.get(choice % keys.size());
            boolean signs = revoked.state() == KeyState.SIGNING;
            Optional<SigningKey> standBy = live().announced(revoked.algorithm());
            mintmark.keyRotation.revoke(revoked.kid());
            if (signs && standBy.isPresent()) {
                assertThat(live().signing(revoked.algorithm()).orElseThrow().kid())
                        .as("the stand-by signs in the place of a revoked key")
                        .isEqualTo(standBy.get().kid());
            }
            tokens.removeIf(token -> token.kid().equals(revoked.kid()));
            return signs;
        }

        private boolean enable(boolean wanted) {
            enabled = wanted;
            if (api.isPresent()) {
                mintmark.change(api.get(), Installation.enabled(wanted));
            } else if (wanted) {
                api = Optional.of(mintmark.api("https://orders.example", dayLong())
                        .server()
                        .id());
            }
            return wanted;
        }

        private static ApiSettings.Input dayLong() {
            return new ApiSettings.Input(
                    Optional.empty(),
                    Optional.of(SigningAlgorithm.RS256),
                    Optional.of("PT24H"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private boolean configure(int choice) {
            configured = SigningAlgorithm.values()[choice % 2];
            lifetime = choice < 4 ? Duration.ofMinutes(15) : Duration.ofHours(24);
            mintmark.resourceServersOf(Installation.configured("mintmark-api", configured, lifetime))
                    .followConfiguration();
            return false;
        }

        void check() {
            Instant now = mintmark.clock.instant();
            LiveKeys keys = live();
            List<String> published = keys.keys().stream().map(SigningKey::kid).toList();
            everyAlgorithmInUseHasItsKeys(keys);
            for (SigningKey signer : in(KeyState.SIGNING, keys)) {
                boolean isNew = signers.add(signer.kid());
                if (isNew && anyMaySign) {
                    forced.add(signer.kid());
                }
                if (!forced.contains(signer.kid())) {
                    assertThat(signer.signsFrom().orElseThrow())
                            .as("a key signs when it has been published for the announcement")
                            .isAfterOrEqualTo(signer.announcedAt().plus(mintmark.keyPolicy.announcement()));
                }
            }
            issue(now);
            tokens.removeIf(token -> !token.expires().isAfter(now));
            assertThat(published).containsAll(tokens.stream().map(Token::kid).collect(Collectors.toSet()));
            Instant oldest = now.minus(mintmark.keyPolicy.announcement());
            fetched.removeIf(set -> !set.at().isAfter(oldest));
            fetched.add(new Fetched(now, published));
            for (SigningKey signer : in(KeyState.SIGNING, keys)) {
                assertThat(forced.contains(signer.kid())
                                || fetched.stream().allMatch(set -> set.kids().contains(signer.kid())))
                        .as("whoever fetched the keys within the announcement knows the one that signs")
                        .isTrue();
            }
        }

        private void everyAlgorithmInUseHasItsKeys(LiveKeys keys) {
            for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
                boolean wantedByApi = enabled && algorithm == SigningAlgorithm.RS256;
                boolean used = algorithm == configured || wantedByApi;
                assertThat(of(algorithm, in(KeyState.ANNOUNCED, keys)))
                        .as("stand-bys of %s", algorithm)
                        .hasSize(used ? 1 : 0);
                assertThat(of(algorithm, in(KeyState.SIGNING, keys)).size())
                        .as("signers of %s", algorithm)
                        .isBetween(wantedByApi ? 1 : 0, 1);
            }
            assertThat(in(KeyState.SIGNING, keys))
                    .as("while the first key of a configured algorithm is announced, another one signs")
                    .isNotEmpty();
        }

        private void issue(Instant now) {
            tokens.add(new Token(signer(configured), now.plus(lifetime)));
            if (enabled) {
                tokens.add(new Token(signer(SigningAlgorithm.RS256), now.plus(Duration.ofHours(24))));
            }
        }

        private String signer(SigningAlgorithm algorithm) {
            return mintmark.keys.signing(KeyPurpose.ACCESS_TOKEN, algorithm).kid();
        }

        private LiveKeys live() {
            return mintmark.stores
                    .unitOfWork()
                    .execute(() -> mintmark.stores.signingKeys().live(KeyPurpose.ACCESS_TOKEN));
        }

        private static List<SigningKey> in(KeyState state, LiveKeys keys) {
            return keys.keys().stream().filter(key -> key.state() == state).toList();
        }

        private static List<SigningKey> of(SigningAlgorithm algorithm, List<SigningKey> keys) {
            return keys.stream().filter(key -> key.algorithm() == algorithm).toList();
        }
    }

    private record Token(String kid, Instant expires) {}

    private record Fetched(Instant at, List<String> kids) {}
}
