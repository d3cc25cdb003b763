package dev.mintmark.domain.key;

import static dev.mintmark.domain.key.SigningAlgorithm.ES256;
import static dev.mintmark.domain.key.SigningAlgorithm.RS256;
import static dev.mintmark.domain.key.SigningKeys.ANNOUNCEMENT;
import static dev.mintmark.domain.key.SigningKeys.LIFETIME;
import static dev.mintmark.domain.key.SigningKeys.NOW;
import static dev.mintmark.domain.key.SigningKeys.announced;
import static dev.mintmark.domain.key.SigningKeys.material;
import static dev.mintmark.domain.key.SigningKeys.signing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyPolicyTest {
    private static final Duration ROTATION = Duration.ofDays(90);
    private static final KeyPolicy POLICY = new KeyPolicy(Duration.ofMinutes(5), ROTATION, ANNOUNCEMENT);
    private static final KeyUse USE = new KeyUse(Map.of(ES256, LIFETIME));
    private static final KeyUse BOTH = USE.and(RS256, LIFETIME);
    private static final KeyUse OTHER = new KeyUse(Map.of(RS256, LIFETIME));

    @Test
    void makesAKeyThatSignsAtOnceWhereThereIsNone() {
        assertThat(due(NOW)).contains(new KeyStep.MakeSigning(ES256));
    }

    @Test
    void announcesTheStandByFromTheFirstStartOn() {
        assertThat(due(NOW, signing("a"))).contains(new KeyStep.Announce(ES256, NOW.plus(ANNOUNCEMENT)));
    }

    @Test
    void hasNothingToDoWhileAYoungKeySignsAndAnotherStandsBy() {
        assertThat(due(NOW, signing("a"), announced("b"))).isEmpty();
        assertThat(due(NOW.plus(ANNOUNCEMENT), signing("a"), announced("b")))
                .as("a stand-by that may sign waits for the rotation")
                .isEmpty();
    }

    @Test
    void letsTheStandBySignWhenTheRotationIsDue() {
        SigningKey old = signing("a");
        SigningKey next = announced("b");

        assertThat(due(NOW.plus(ROTATION).minusNanos(1), old, next)).isEmpty();
        assertThat(due(NOW.plus(ROTATION), old, next)).contains(new KeyStep.HandOver(Optional.of(old), next));
    }

    @Test
    void holdsARotationUntilTheStandByHasBeenPublishedForTheAnnouncement() {
        SigningKey old = signing("a");
        SigningKey next = announcedAt(NOW.plus(ROTATION), "b", ES256);
        Instant mature = NOW.plus(ROTATION).plus(ANNOUNCEMENT);

        assertThat(due(mature.minusNanos(1), old, next)).isEmpty();
        assertThat(due(mature, old, next)).contains(new KeyStep.HandOver(Optional.of(old), next));
    }

    @Test
    void neverAnnouncesForLessThanTwiceTheTimeThatVerifiersKeepTheKeys() {
        assertThat(KeyPolicy.LEAST_ANNOUNCEMENT).isEqualTo(Duration.ofSeconds(2 * 300));
        assertThatThrownBy(() ->
                        new KeyPolicy(Duration.ofMinutes(5), ROTATION, KeyPolicy.LEAST_ANNOUNCEMENT.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasTheStandBySignAtOnceWhereNothingSigns() {
        assertThat(due(NOW, announced("b"))).contains(new KeyStep.HandOver(Optional.empty(), announced("b")));
    }

    @Test
    void withdrawsARetiredKeyWhenAllThatItSignedHasExpired() {
        SigningKey retired = signing("a").retire(NOW);
        Instant end = NOW.plus(LIFETIME).plusSeconds(60);

        assertThat(due(end.minusNanos(1), retired, signing("b"), announced("c")))
                .isEmpty();
        assertThat(due(end, retired, signing("b"), announced("c"))).contains(new KeyStep.Withdraw(retired));
    }

    @Test
    void signsSessionsWithEs256WhateverSignsAccessTokens() {
        assertThat(POLICY.sessions()).isEqualTo(new KeyUse(Map.of(ES256, Duration.ofMinutes(5))));
    }

    @Test
    void announcesTheFirstKeyOfAFurtherAlgorithmBeforeItSigns() {
        SigningKey first = announced("b", RS256);

        assertThat(POLICY.due(keys(signing("a")), OTHER, NOW))
                .contains(new KeyStep.Announce(RS256, NOW.plus(ANNOUNCEMENT)));
        assertThat(POLICY.due(keys(signing("a"), first), OTHER, NOW)).isEmpty();
        assertThat(POLICY.due(keys(signing("a"), first), OTHER, NOW.plus(ANNOUNCEMENT)))
                .contains(new KeyStep.HandOver(Optional.empty(), first));
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
    void hasAStandByOfEachAlgorithm() {
        LiveKeys keys = keys(signing("a"), announced("b"), signing("c", RS256));

        assertThat(POLICY.due(keys, BOTH, NOW)).contains(new KeyStep.Announce(RS256, NOW.plus(ANNOUNCEMENT)));
    }

    @Test
    void withdrawsTheStandByOfAnAlgorithmThatIsNoLongerInUse() {
        LiveKeys keys = keys(signing("a"), announced("b"), signing("c", RS256), announced("d", RS256));

        assertThat(POLICY.due(keys, OTHER, NOW)).contains(new KeyStep.Withdraw(announced("b")));
    }

    @Test
    void retiresTheKeyOfAnAlgorithmThatIsNoLongerInUseAtTheEndOfItsTime() {
        Instant end = NOW.plus(ROTATION);
        LiveKeys keys = keys(signing("a"), signingAt(end, "b"), announcedAt(end, "c", RS256));

        assertThat(POLICY.due(keys, OTHER, end.minusNanos(1))).isEmpty();
        assertThat(POLICY.due(keys, OTHER, end)).contains(new KeyStep.Retire(signing("a")));
    }

    @Test
    void keepsASignerThatIsNoLongerInUseUntilTheFirstKeyOfItsSuccessorSigns() {
        Instant end = NOW.plus(ROTATION);
        LiveKeys keys = keys(signing("a"), announcedAt(end, "b", RS256));

        assertThat(POLICY.due(keys, OTHER, end)).isEmpty();
    }

    @Test
    void rotatesOnDemandWhenEveryStandByHasBeenPublishedForTheAnnouncement() {
        SigningKey young = announcedAt(NOW.plusSeconds(60), "d", RS256);
        LiveKeys keys = keys(signing("a"), announced("b"), signing("c", RS256), young);
        Instant mature = NOW.plus(ANNOUNCEMENT).plusSeconds(60);

        assertThat(KeyPolicy.rotate(keys, BOTH, mature, false)).containsExactlyInAnyOrder(handOvers(keys, young));
        RuleBroken refused =
                catchThrowableOfType(RuleBroken.class, () -> KeyPolicy.rotate(keys, BOTH, mature.minusNanos(1), false));
        assertThat(refused.refusal()).isEqualTo(Refusal.ANNOUNCEMENT_RUNNING);
        assertThat(refused).hasMessageContaining("2026-03-02T12:01:00Z");
        assertThat(KeyPolicy.rotate(keys, BOTH, NOW, true)).containsExactlyInAnyOrder(handOvers(keys, young));
    }

    private static KeyStep[] handOvers(LiveKeys keys, SigningKey young) {
        return new KeyStep[] {
            new KeyStep.HandOver(keys.signing(ES256), announced("b")), new KeyStep.HandOver(keys.signing(RS256), young)
        };
    }

    private static SigningKey signingAt(Instant since, String kid) {
        return SigningKey.signing(material(kid, RS256), LIFETIME, since);
    }

    private static SigningKey announcedAt(Instant since, String kid, SigningAlgorithm algorithm) {
        return SigningKey.announced(material(kid, algorithm), LIFETIME, since, since.plus(ANNOUNCEMENT));
    }

    private static Optional<KeyStep> due(Instant now, SigningKey... keys) {
        return POLICY.due(keys(keys), USE, now);
    }

    private static LiveKeys keys(SigningKey... keys) {
        return new LiveKeys(1, List.of(keys));
    }
}
