package dev.mintmark.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.RequiredClaims;
import dev.mintmark.domain.federation.SubjectPattern;
import dev.mintmark.domain.federation.TrustedIssuerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final StoredCredential SECRET = StoredCredential.of(ClientSecret.of(new byte[32]), Instant.EPOCH);
    private static final StoredCredential NEXT =
            StoredCredential.of(ClientSecret.of(ClientSecretTest.counting()), Instant.EPOCH);
    private static final StoredCredential THIRD = StoredCredential.of(
            ClientSecret.of(new byte[] {
                3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3
            }),
            Instant.EPOCH);
    private static final Instant END = Instant.parse("2026-03-04T05:06:07Z");
    private static final ClientKey ONE = key("one");
    private static final ClientKey TWO = key("two");
    private static final ClientKey THREE = key("three");

    private static ClientKey key(String kid) {
        return new ClientKey(
                kid,
                ClientKeyAlgorithm.ES256,
                "thumbprint-of-" + kid,
                Map.of("x", "x-" + kid, "y", "y-" + kid, "crv", "P-256"));
    }

    private static Credentials both() {
        return Credentials.first(SECRET).withPublicKeys(List.of(ONE));
    }

    private static void refusesTheLast(ThrowingCallable removal) {
        RuleBroken broken = catchThrowableOfType(RuleBroken.class, removal);
        assertThat(broken).as("a refusal").isNotNull();
        assertThat(broken.refusal()).isEqualTo(Refusal.LAST_CREDENTIAL);
    }

    @Test
    void beginWithOneSecretInTheFirstVersion() {
        assertThat(Credentials.first(SECRET))
                .isEqualTo(new Credentials(Optional.of(SECRET), Optional.empty(), List.of(), List.of(), 1));
        assertThat(Credentials.first(SECRET).isEmpty()).isFalse();
    }

    @Test
    void growWithEveryRegeneration() {
        Credentials once = both().regenerated(NEXT);
        assertThat(once).isEqualTo(new Credentials(Optional.of(NEXT), Optional.empty(), List.of(ONE), List.of(), 2));
        assertThat(both().withoutSecret().regenerated(NEXT).version()).isEqualTo(3);
    }

    @Test
    void growWhenAKeyIsRemovedOrReplacedButNotWhenOneIsAdded() {
        Credentials two = both().withPublicKeys(List.of(ONE, TWO));
        assertThat(two.version()).isEqualTo(1);
        assertThat(two.withPublicKeys(List.of(TWO, ONE)).version()).isEqualTo(1);
        assertThat(two.withPublicKeys(List.of(TWO)).version()).isEqualTo(2);
        assertThat(two.withPublicKeys(List.of(TWO, THREE)).version()).isEqualTo(2);
        assertThat(two.withPublicKeys(List.of()).version()).isEqualTo(2);
    }

    @Test
    void stayTheSameWhereNothingChanges() {
        assertThat(both().withPublicKeys(List.of(ONE))).isEqualTo(both());
        Credentials withoutSecret = both().withoutSecret();
        assertThat(withoutSecret.withoutSecret()).isEqualTo(withoutSecret);
        Credentials nothing = Credentials.first(SECRET).secretRevoked();
        assertThat(nothing.withPublicKeys(List.of())).isEqualTo(nothing);
        assertThat(nothing.withoutSecret()).isEqualTo(nothing);
    }

    @Test
    void countTheSameKeyUnderAnotherIdAsAnother() {
        ClientKey renamed = new ClientKey("other", ONE.algorithm(), ONE.thumbprint(), ONE.parameters());
        assertThat(both().withPublicKeys(List.of(renamed)).version()).isEqualTo(2);
        assertThat(both().hasAll(List.of(renamed))).isFalse();
    }

    @Test
    void cannotLoseTheLastOne() {
        refusesTheLast(() -> Credentials.first(SECRET).withoutSecret());
        refusesTheLast(() -> both().withoutSecret().withPublicKeys(List.of()));
        assertThat(both().withoutSecret())
                .isEqualTo(new Credentials(Optional.empty(), Optional.empty(), List.of(ONE), List.of(), 2));
        assertThat(both().withPublicKeys(List.of()))
                .isEqualTo(new Credentials(Optional.of(SECRET), Optional.empty(), List.of(), List.of(), 2));
    }

    @Test
    void loseALeakedSecretWhateverIsLeft() {
        assertThat(both().secretRevoked())
                .isEqualTo(new Credentials(Optional.empty(), Optional.empty(), List.of(ONE), List.of(), 2));
        Credentials nothing = Credentials.first(SECRET).secretRevoked();
        assertThat(nothing.isEmpty()).isTrue();
        assertThat(nothing.version()).isEqualTo(2);
    }

    private static Credentials overlapping() {
        return both().regenerated(NEXT, END);
    }

    @Test
    void keepTheReplacedSecretAndTheFloorWhileTwoSecretsOverlap() {
        assertThat(overlapping())
                .isEqualTo(new Credentials(
                        Optional.of(NEXT), Optional.of(new Overlap(SECRET, END, 1)), List.of(ONE), List.of(), 2));
        assertThat(overlapping().floor()).isEqualTo(1);
        assertThat(both().floor()).isEqualTo(1);
        assertThat(both().regenerated(NEXT).floor()).isEqualTo(2);
    }

    @Test
    void raiseTheFloorToTheVersionWhenTheOverlapEndsByItsTimeOrByHand() {
        Credentials ended = new Credentials(Optional.of(NEXT), Optional.empty(), List.of(ONE), List.of(), 2);
        assertThat(overlapping().at(END.minusNanos(1000))).isEqualTo(overlapping());
        assertThat(overlapping().at(END)).isEqualTo(ended);
        assertThat(overlapping().overlapEnded()).isEqualTo(ended);
        assertThat(ended.floor()).isEqualTo(2);
        assertThat(both().at(END)).isEqualTo(both());
    }

    @Test
    void neverHaveAThirdSecret() {
        Credentials again = overlapping().regenerated(THIRD, END.plusSeconds(60));
        assertThat(again)
                .isEqualTo(new Credentials(
                        Optional.of(THIRD),
                        Optional.of(new Overlap(NEXT, END.plusSeconds(60), 2)),
                        List.of(ONE),
                        List.of(),
                        3));
        assertThat(overlapping().regenerated(THIRD))
                .isEqualTo(new Credentials(Optional.of(THIRD), Optional.empty(), List.of(ONE), List.of(), 3));
        assertThat(overlapping().withoutSecret())
                .isEqualTo(new Credentials(Optional.empty(), Optional.empty(), List.of(ONE), List.of(), 3));
    }

    @Test
    void letNothingOverlapWhereThereWasNoSecret() {
        assertThat(both().withoutSecret().regenerated(NEXT, END))
                .isEqualTo(new Credentials(Optional.of(NEXT), Optional.empty(), List.of(ONE), List.of(), 3));
    }

    /**
     * Each secret's tokens have versions of their own again, so that those of one can be told from those of the other.
     */
    @Test
    void cutEveryTokenSoFarWhenAKeyOrTheNewSecretIsTakenAwayWhileTwoSecretsOverlap() {
        assertThat(overlapping().withPublicKeys(List.of()))
                .isEqualTo(new Credentials(
                        Optional.of(NEXT), Optional.of(new Overlap(SECRET, END, 3)), List.of(), List.of(), 4));
        assertThat(overlapping().secretRevoked())
                .isEqualTo(new Credentials(
                        Optional.empty(), Optional.of(new Overlap(SECRET, END, 3)), List.of(ONE), List.of(), 4));
        assertThat(overlapping().withPublicKeys(List.of(ONE, TWO)).version()).isEqualTo(2);
        assertThat(overlapping().withPublicKeys(List.of(ONE, TWO)).floor()).isEqualTo(1);
    }

    @Test
    void letTheReplacedSecretGoOnWhereTheNewOneHasLeaked() {
        Credentials leaked = Credentials.first(SECRET).regenerated(NEXT, END).secretRevoked();
        assertThat(leaked.isEmpty()).isFalse();
        assertThat(leaked.at(END).isEmpty()).isTrue();
        assertThat(leaked.regenerated(THIRD, END.plusSeconds(60)))
                .as("the one that works goes on working")
                .isEqualTo(new Credentials(
                        Optional.of(THIRD),
                        Optional.of(new Overlap(SECRET, END.plusSeconds(60), 3)),
                        List.of(),
                        List.of(),
                        5));
    }

    @Test
    void haveAFloorBelowTheVersionWhileTwoSecretsOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(
                        Optional.of(NEXT), Optional.of(new Overlap(SECRET, END, 2)), List.of(), List.of(), 2));
    }

    @Test
    void knowWhetherKeysAreOnlyTakenAway() {
        Credentials two = both().withPublicKeys(List.of(ONE, TWO));
        assertThat(two.hasAll(List.of())).isTrue();
        assertThat(two.hasAll(List.of(TWO))).isTrue();
        assertThat(two.hasAll(List.of(TWO, THREE))).isFalse();
    }

    @Test
    void holdTwoKeysAtMost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Credentials(Optional.empty(), Optional.empty(), List.of(ONE, TWO, THREE), List.of(), 1));
    }

    @Test
    void showAKeyAsAJwkWithItsUse() {
        assertThat(ONE.jwk())
                .containsExactly(
                        Map.entry("kty", "EC"),
                        Map.entry("use", "sig"),
                        Map.entry("alg", "ES256"),
                        Map.entry("kid", "one"),
                        Map.entry("crv", "P-256"),
                        Map.entry("x", "x-one"),
                        Map.entry("y", "y-one"));
    }

    @Test
    void nameAKeyByItsIdAndItsThumbprint() {
        assertThat(ONE.label()).isEqualTo("one thumbprint-of-one");
        assertThat(new ClientKey("t", ONE.algorithm(), "t", Map.of()).label()).isEqualTo("t");
    }

    @Test
    void refuseKeyIdsThatCannotBeReadEverywhere() {
        for (String kid : List.of("", " ", "a b", "a\"b", "a\\b", "ä", "a\n", "k".repeat(129))) {
            assertThat(ClientKey.isKid(kid)).as(kid).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> key(kid));
        }
        assertThat(ClientKey.isKid("https://keys.example/2026#1!~[]")).isTrue();
        assertThat(ClientKey.isKid("k".repeat(128))).isTrue();
    }

    @Test
    void knowTheirAlgorithmsByWord() {
        for (ClientKeyAlgorithm algorithm : ClientKeyAlgorithm.values()) {
            assertThat(ClientKeyAlgorithm.of(algorithm.code())).contains(algorithm);
        }
        for (String word : List.of("none", "HS256", "es256", "RS512", "")) {
            assertThat(ClientKeyAlgorithm.of(word)).isEmpty();
        }
    }

    private static FederatedCredential federated(String name, String subject) {
        return new FederatedCredential(
                new DisplayName(name),
                new TrustedIssuerId(new UUID(0, 1)),
                new SubjectPattern(subject),
                RequiredClaims.NONE);
    }

    @Test
    void cutsTheTokensOfAFederatedCredentialThatGoesAndOfNoneThatStays() {
        FederatedCredential one = federated("One", "a");
        FederatedCredential two = federated("Two", "b");
        Credentials both = Credentials.first(SECRET).withFederated(List.of(one, two));

        assertThat(both.version()).as("one more").isEqualTo(1);
        assertThat(both.withFederated(List.of(federated("Renamed", "a"), two)).version())
                .isEqualTo(1);
        assertThat(both.withFederated(List.of(one, two))).isSameAs(both);
        assertThat(both.withFederated(List.of(two)).version()).isEqualTo(2);
        assertThat(both.withFederated(List.of(one, federated("Two", "c"))).version())
                .isEqualTo(2);
        assertThat(both.regenerated(NEXT).federated()).containsExactly(one, two);
        assertThat(both.trustsAll(List.of(federated("Renamed", "b")))).isTrue();
        assertThat(both.trustsAll(List.of(federated("Two", "c")))).isFalse();
    }

    @Test
    void livesByAFederatedCredentialAloneAndCannotLoseIt() {
        Credentials alone = Credentials.first(SECRET)
                .withFederated(List.of(federated("One", "a")))
                .withoutSecret();

        assertThat(alone.isEmpty()).isFalse();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> alone.withFederated(List.of()))
                .matches(broken -> broken.refusal() == Refusal.LAST_CREDENTIAL);
        assertThat(alone.withPublicKeys(List.of(ONE)).withFederated(List.of()).federated())
                .isEmpty();
    }
}
