package dev.mintmark.domain.key;

import static dev.mintmark.domain.key.SigningAlgorithm.ES256;
import static dev.mintmark.domain.key.SigningAlgorithm.RS256;
import static dev.mintmark.domain.key.SigningKeys.LIFETIME;
import static dev.mintmark.domain.key.SigningKeys.NOW;
import static dev.mintmark.domain.key.SigningKeys.announced;
import static dev.mintmark.domain.key.SigningKeys.material;
import static dev.mintmark.domain.key.SigningKeys.signing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyPolicyTest {
    private static final Duration ROTATION = Duration.ofDays(90);
    private static final KeyPolicy POLICY = new KeyPolicy(Duration.ofMinutes(5), ROTATION);
    private static final KeyUse USE = new KeyUse(Map.of(ES256, LIFETIME));
    private static final KeyUse BOTH = USE.and(RS256, LIFETIME);

    @Test
    void makesAKeyThatSignsAtOnceWhereThereIsNone() {
        assertThat(due(NOW)).contains(new KeyStep.MakeSigning(ES256));
    }

    @Test
    void hasNothingToDoWhileAYoungKeySigns() {
        assertThat(due(NOW, signing("a"))).isEmpty();
    }

    @Test
    void announcesTheNextKeySoEarlyThatItSignsWhenTheRotationIsDue() {
        Instant announcement = NOW.plus(ROTATION).minus(KeyPolicy.OVERLAP);

        assertThat(due(announcement.minusNanos(1), signing("a"))).isEmpty();
        assertThat(due(announcement, signing("a"))).contains(new KeyStep.Announce(ES256, NOW.plus(ROTATION)));
    }

    @Test
    void publishesAKeyForTwiceAsLongAsVerifiersKeepTheOldOnesBeforeItSigns() {
        SigningKey next = announced("b");
        SigningKey old = signing("a");

        assertThat(KeyPolicy.OVERLAP).isEqualTo(Duration.ofSeconds(2 * 300));
        assertThat(due(NOW.plus(KeyPolicy.OVERLAP).minusNanos(1), old, next)).isEmpty();
        assertThat(due(NOW.plus(KeyPolicy.OVERLAP), old, next)).contains(new KeyStep.HandOver(Optional.of(old), next));
    }

    @Test
    void announcesOneKeyAtATime() {
        assertThat(due(NOW.plus(ROTATION), signing("a"), announcedLater())).isEmpty();
    }

    @Test
    void hasTheAnnouncedKeySignAtOnceWhereNoOtherSigns() {
        assertThat(due(NOW, announced("b"))).contains(new KeyStep.HandOver(Optional.empty(), announced("b")));
    }

    @Test
    void withdrawsARetiredKeyWhenAllThatItSignedHasExpired() {
        SigningKey retired = signing("a").retire(NOW);
        SigningKey current = signing("b");
        Instant end = NOW.plus(LIFETIME).plusSeconds(60);

        assertThat(due(end.minusNanos(1), retired, current)).isEmpty();
        assertThat(due(end, retired, current)).contains(new KeyStep.Withdraw(retired));
    }

    @Test
    void signsSessionsWithEs256WhateverSignsAccessTokens() {
        assertThat(POLICY.sessions()).isEqualTo(new KeyUse(Map.of(ES256, Duration.ofMinutes(5))));
    }

    @Test
    void announcesTheFirstKeyOfAFurtherAlgorithmBeforeItSigns() {
        assertThat(POLICY.due(keys(signing("a")), BOTH, NOW))
                .contains(new KeyStep.Announce(RS256, NOW.plus(KeyPolicy.OVERLAP)));
        assertThat(POLICY.due(keys(signing("a"), announced("b", RS256)), BOTH, NOW))
                .isEmpty();
        assertThat(POLICY.due(
                        keys(signing("a"), announced("b", RS256)),
                        new KeyUse(Map.of(RS256, LIFETIME)),
                        NOW.plus(KeyPolicy.OVERLAP)))
                .contains(new KeyStep.HandOver(Optional.empty(), announced("b", RS256)));
    }

    @Test
    void hasAKeyOfAFurtherAlgorithmSignAtOnceWhereItIsWantedNow() {
        assertThat(KeyPolicy.takeOver(RS256, keys(signing("a")), true)).contains(new KeyStep.MakeSigning(RS256));
        assertThat(KeyPolicy.takeOver(RS256, keys(signing("a"), announced("b", RS256)), true))
                .contains(new KeyStep.HandOver(Optional.empty(), announced("b", RS256)));
        assertThat(KeyPolicy.takeOver(ES256, keys(signing("a")), true)).isEmpty();
        assertThat(KeyPolicy.takeOver(RS256, keys(signing("a")), false)).isEmpty();
    }

    @Test
    void rotatesTheKeysOfEachAlgorithmForThemselves() {
        Instant announcement = NOW.plus(ROTATION).minus(KeyPolicy.OVERLAP);

        assertThat(POLICY.due(keys(signing("a"), signing("b", RS256), announcedLater()), BOTH, announcement))
                .contains(new KeyStep.Announce(RS256, NOW.plus(ROTATION)));
    }

    @Test
    void retiresTheKeyOfAnAlgorithmThatIsNoLongerInUseAtTheEndOfItsTime() {
        KeyUse rs256 = new KeyUse(Map.of(RS256, LIFETIME));
        LiveKeys keys = keys(signing("a"), signing("b", RS256), announcedLater("c", RS256));

        assertThat(POLICY.due(keys, rs256, NOW.plus(ROTATION).minusNanos(1))).isEmpty();
        assertThat(POLICY.due(keys, rs256, NOW.plus(ROTATION))).contains(new KeyStep.Retire(signing("a")));
    }

    /** A verifier that fetched the keys up to five minutes ago knows the key of every token that has not expired. */
    @Property(tries = 20)
    void whateverTheIntervalsOfTheCheckVerifiersAlwaysKnowTheKeyOfEveryLivingToken(
            @ForAll @IntRange(min = 1, max = 180) int rotationMinutesPastAnHour,
            @ForAll @IntRange(min = 1, max = 1_440) int lifetimeMinutes,
            @ForAll @IntRange(min = 1, max = 600) int checkSeconds) {
        Duration rotation = Duration.ofMinutes(60 + rotationMinutesPastAnHour);
        Duration lifetime = Duration.ofMinutes(lifetimeMinutes);
        KeyPolicy policy = new KeyPolicy(Duration.ofMinutes(5), rotation);
        List<SigningKey> keys = new ArrayList<>();
        List<Signed> signed = new ArrayList<>();
        List<Fetched> fetched = new ArrayList<>();
        Instant end = NOW.plus(rotation.multipliedBy(3)).plus(lifetime);
        for (Instant now = NOW; now.isBefore(end); now = now.plusSeconds(Math.max(checkSeconds, 60))) {
            advance(policy, keys, lifetime, now);
            List<String> published = keys.stream().map(SigningKey::kid).toList();
            fetched.add(new Fetched(now, published));
            signed.add(new Signed(new LiveKeys(1, keys).signing().orElseThrow().kid(), now.plus(lifetime)));
            Instant moment = now;
            signed.removeIf(token -> !token.expires().isAfter(moment));
            fetched.removeIf(set -> set.at().isBefore(moment.minus(KeyPolicy.CACHED_FOR)));
            assertThat(published).containsAll(signed.stream().map(Signed::kid).toList());
            assertThat(fetched).allMatch(set -> set.kids()
                    .contains(signed.get(signed.size() - 1).kid()));
        }
    }

    private static void advance(KeyPolicy policy, List<SigningKey> keys, Duration lifetime, Instant now) {
        KeyUse use = new KeyUse(Map.of(ES256, lifetime));
        Optional<KeyStep> step = policy.due(new LiveKeys(1, keys), use, now);
        while (step.isPresent()) {
            if (step.get() instanceof KeyStep.HandOver handOver) {
                handOver.retiring().ifPresent(key -> keys.set(keys.indexOf(key), key.retire(now)));
                keys.set(
                        keys.indexOf(handOver.announced()), handOver.announced().sign(now));
            } else if (step.get() instanceof KeyStep.Withdraw withdraw) {
                keys.remove(withdraw.retired());
            } else if (step.get() instanceof KeyStep.Announce announce) {
                keys.add(SigningKey.announced(material(now.toString()), lifetime, now, announce.signsFrom()));
            } else {
                keys.add(SigningKey.signing(material(now.toString()), lifetime, now));
            }
            step = policy.due(new LiveKeys(1, keys), use, now);
        }
    }

    private static SigningKey announcedLater() {
        return announcedLater("b", ES256);
    }

    private static SigningKey announcedLater(String kid, SigningAlgorithm algorithm) {
        return SigningKey.announced(
                material(kid, algorithm),
                LIFETIME,
                NOW.plus(ROTATION),
                NOW.plus(ROTATION).plus(KeyPolicy.OVERLAP));
    }

    private static Optional<KeyStep> due(Instant now, SigningKey... keys) {
        return POLICY.due(keys(keys), USE, now);
    }

    private static LiveKeys keys(SigningKey... keys) {
        return new LiveKeys(1, List.of(keys));
    }

    private record Signed(String kid, Instant expires) {}

    private record Fetched(Instant at, List<String> kids) {}
}
