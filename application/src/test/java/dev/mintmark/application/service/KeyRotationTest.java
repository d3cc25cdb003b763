package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.application.service.key.KeyRing;
import dev.mintmark.application.service.key.ManageSigningKeysService;
import dev.mintmark.application.service.key.PublishKeysService;
import dev.mintmark.application.service.key.SigningKeyProtection;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final Duration ANNOUNCEMENT = Duration.ofHours(24);

    private final Installation mintmark = new Installation();
    private final ManageSigningKeysService rotation = mintmark.keyRotation;
    private final KeyRing otherNode =
            new KeyRing(mintmark.stores.unitOfWork(), mintmark.stores.signingKeys(), mintmark.stores.keyRevisions());
    private final PublishKeys published = new PublishKeysService(otherNode);
    private ManageApps.Registered app;

    @BeforeEach
    void anApp() {
        TenantId tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
        app = mintmark.apps.register(Installation.wish(tenant, "Billing", "eu-1"));
    }

    @Test
    void aKeyStandsByFromTheFirstStartOn() {
        String old = signingNow();

        assertThat(published()).containsExactlyInAnyOrder(old, standBy().kid());
        assertThat(standBy().signsFrom()).contains(Installation.START.plus(ANNOUNCEMENT));
        assertThat(live(KeyPurpose.SESSION)).as("one of sessions, too").hasSize(2);
    }

    @Test
    void aRotationHasTheStandBySignAfterItsAnnouncementAndAnnouncesAnother() {
        String old = signingNow();
        SigningKey next = standBy();
        mintmark.clock.advance(ANNOUNCEMENT);

        SigningKey signing = rotation.rotate(false);

        assertThat(signing.kid()).isEqualTo(next.kid()).isEqualTo(signingNow());
        assertThat(signing.state()).isEqualTo(KeyState.SIGNING);
        assertThat(published())
                .containsExactlyInAnyOrder(old, next.kid(), standBy().kid());
        assertThat(standBy().signsFrom()).contains(mintmark.clock.instant().plus(ANNOUNCEMENT));
    }

    @Test
    void aRotationBeforeThatIsRefusedAndNamesTheInstant() {
        String old = signingNow();
        long revision = revision();
        mintmark.clock.advance(ANNOUNCEMENT.minusSeconds(1));

        RuleBroken refused = Refused.with(Refusal.ANNOUNCEMENT_RUNNING, () -> rotation.rotate(false));

        assertThat(refused)
                .hasMessageContaining(Installation.START.plus(ANNOUNCEMENT).toString());
        assertThat(signingNow()).isEqualTo(old);
        assertThat(revision()).isEqualTo(revision);
    }

    @Test
    void aRotationThatHasToBeNowDoesNotWait() {
        SigningKey next = standBy();

        assertThat(rotation.rotate(true).kid()).isEqualTo(next.kid()).isEqualTo(signingNow());
        assertThat(standBy().kid()).isNotEqualTo(next.kid());
    }

    @Test
    void aRotationTakesTheFirstKeyOfAnAlgorithmThatIsWantedSinceAMoment() {
        String old = signingNow();
        mintmark.clock.advance(ANNOUNCEMENT);
        mintmark.resourceServersOf(
                        Installation.configured("mintmark-api", SigningAlgorithm.RS256, mintmark.policy.lifetime()))
                .followConfiguration();

        Refused.with(Refusal.ANNOUNCEMENT_RUNNING, () -> rotation.rotate(false));
        assertThat(signingNow()).isEqualTo(old);

        assertThat(rotation.rotate(true).algorithm()).isEqualTo(SigningAlgorithm.RS256);
        assertThat(standBy(SigningAlgorithm.RS256).kid()).isNotEqualTo(signingNow());
    }

    @Test
    void ofTwoNodesThatRotateAtOnceOneIsRefused() {
        mintmark.clock.advance(ANNOUNCEMENT);
        SigningKey signing = node().rotate(false);

        Refused.with(Refusal.ANNOUNCEMENT_RUNNING, () -> rotation.rotate(false));

        assertThat(signingNow()).isEqualTo(signing.kid());
    }

    @Test
    void aRotationThatWasUnderWayBeforeThereWereStandBysGoesOn() {
        mintmark.clock.advance(mintmark.keyPolicy.rotation());
        String old = signingNow();
        SigningKey announced = standBy();
        SigningKey soon = new SigningKey(
                "announced-before",
                announced.purpose(),
                announced.algorithm(),
                announced.state(),
                announced.publicJwk(),
                announced.privateKey(),
                announced.tokenLifetime(),
                mintmark.clock.instant(),
                Optional.of(mintmark.clock.instant().plus(KeyPolicy.LEAST_ANNOUNCEMENT)),
                Optional.empty(),
                Optional.empty());
        mintmark.stores.unitOfWork().execute(() -> {
            mintmark.stores.signingKeys().update(announced.withdraw(mintmark.clock.instant()));
            mintmark.stores.signingKeys().add(soon);
            return soon;
        });

        rotation.advance();
        assertThat(signingNow()).isEqualTo(old);
        mintmark.clock.advance(KeyPolicy.LEAST_ANNOUNCEMENT);
        rotation.advance();

        assertThat(signingNow()).isEqualTo(soon.kid());
        assertThat(standBy().signsFrom()).contains(mintmark.clock.instant().plus(ANNOUNCEMENT));
    }

    @Test
    void theOldKeyStaysUntilItsLastTokenHasExpiredAndAMinuteAndIsThenErased() {
        String old = signingNow();
        rotated();

        mintmark.clock.advance(mintmark.policy.lifetime().plusSeconds(59));
        rotation.advance();
        assertThat(published()).contains(old);
        mintmark.clock.advance(Duration.ofSeconds(1));
        rotation.advance();

        assertThat(published()).doesNotContain(old);
        assertThat(stored(old).state()).isEqualTo(KeyState.GONE);
        assertThat(stored(old).privateKey()).isEmpty();
    }

    @Test
    void aShorterLifetimeInTheConfigurationDoesNotCutAKeyShort() {
        String old = signingNow();
        ManageSigningKeysService shorter = restarted(SigningAlgorithm.ES256, Duration.ofMinutes(1));
        shorter.rotate(true);

        mintmark.clock.advance(mintmark.policy.lifetime());
        shorter.advance();

        assertThat(published()).contains(old);
    }

    @Test
    void aLongerLifetimeOfAnyNodeKeepsAKeyLonger() {
        String old = signingNow();
        Duration day = Duration.ofHours(24);
        restarted(SigningAlgorithm.ES256, day);
        rotated();

        mintmark.clock.advance(day);
        rotation.advance();

        assertThat(published()).contains(old);
    }

    @Test
    void rotatesBySchedule() {
        String first = signingNow();
        SigningKey next = standBy();
        mintmark.clock.advance(mintmark.keyPolicy.rotation().minusSeconds(1));
        rotation.advance();
        assertThat(published()).hasSize(2);
        assertThat(signingNow()).isEqualTo(first);

        mintmark.clock.advance(Duration.ofSeconds(1));
        rotation.advance();

        assertThat(signingNow()).isEqualTo(next.kid());
        assertThat(published()).contains(first).hasSize(3);
        assertThat(live(KeyPurpose.SESSION)).as("session keys rotate alike").hasSize(3);
    }

    @Test
    void aRevokedKeyIsReplacedAtOnceOnEveryNode() {
        String bad = signingNow();
        assertThat(otherNode
                        .signing(KeyPurpose.ACCESS_TOKEN, SigningAlgorithm.ES256)
                        .kid())
                .isEqualTo(bad);

        SigningKey revoked = rotation.revoke(bad);

        assertThat(revoked.state()).isEqualTo(KeyState.REVOKED);
        assertThat(stored(bad).privateKey()).isEmpty();
        assertThat(signingNow()).isNotEqualTo(bad);
        assertThat(otherNode
                        .signing(KeyPurpose.ACCESS_TOKEN, SigningAlgorithm.ES256)
                        .kid())
                .isEqualTo(signingNow());
        assertThat(published.publicJwks(KeyPurpose.ACCESS_TOKEN)).noneMatch(jwk -> jwk.contains(bad));
        assertThat(published.isPublished(KeyPurpose.ACCESS_TOKEN, bad)).isFalse();
    }

    @Test
    void theStandByTakesThePlaceOfARevokedKeyBecauseVerifiersKnowItAlready() {
        SigningKey next = standBy();

        rotation.revoke(signingNow());

        assertThat(signingNow()).isEqualTo(next.kid());
        assertThat(published()).containsExactlyInAnyOrder(next.kid(), standBy().kid());
        assertThat(standBy().signsFrom()).as("announced anew").contains(Installation.START.plus(ANNOUNCEMENT));
    }

    @Test
    void anotherKeyStandsByInThePlaceOfARevokedStandBy() {
        String signing = signingNow();
        SigningKey revoked = standBy();
        mintmark.clock.advance(Duration.ofHours(1));

        rotation.revoke(revoked.kid());

        assertThat(signingNow()).isEqualTo(signing);
        assertThat(published())
                .containsExactlyInAnyOrder(signing, standBy().kid())
                .doesNotContain(revoked.kid());
        assertThat(standBy().signsFrom()).contains(mintmark.clock.instant().plus(ANNOUNCEMENT));
    }

    @Test
    void anAnnouncedAndARetiredKeyCanBeRevokedToo() {
        String old = signingNow();
        rotated();
        String current = signingNow();
        SigningKey next = standBy();

        rotation.revoke(old);
        rotation.revoke(next.kid());

        assertThat(published())
                .containsExactlyInAnyOrder(current, standBy().kid())
                .doesNotContain(next.kid());
        assertThat(signingNow()).isEqualTo(current);
    }

    @Test
    void revokingAgainChangesNothingAndAKeyThatIsGoneOrUnknownIsRefused() {
        String old = signingNow();
        SigningKey revoked = rotation.revoke(old);
        assertThat(rotation.revoke(old)).isEqualTo(revoked);

        String second = signingNow();
        rotated();
        mintmark.clock.advance(Duration.ofDays(1));
        rotation.advance();

        Refused.with(Refusal.INVALID_TRANSITION, () -> rotation.revoke(second));
        Refused.with(Refusal.NOT_FOUND, () -> rotation.revoke("unknown"));
    }

    @Test
    void aRevokedSessionKeyIsTrustedNoMore() {
        String kid =
                otherNode.signing(KeyPurpose.SESSION, SigningAlgorithm.ES256).kid();
        assertThat(published.isPublished(KeyPurpose.SESSION, kid)).isTrue();

        rotation.revoke(kid);

        assertThat(published.isPublished(KeyPurpose.SESSION, kid)).isFalse();
        assertThat(published.isPublished(
                        KeyPurpose.SESSION,
                        otherNode
                                .signing(KeyPurpose.SESSION, SigningAlgorithm.ES256)
                                .kid()))
                .isTrue();
        assertThat(published.isPublished(KeyPurpose.SESSION, signingNow()))
                .as("a key of another purpose")
                .isFalse();
    }

    @Test
    void anotherAlgorithmOfTheDefaultApiIsAnnouncedBeforeItSigns() {
        String old = signingNow();

        ManageSigningKeysService rs256 = restarted(SigningAlgorithm.RS256, mintmark.policy.lifetime());

        assertThat(signingNow()).as("verifiers do not know the new key yet").isEqualTo(old);
        assertThat(published()).hasSize(2);
        mintmark.clock.advance(ANNOUNCEMENT.minusSeconds(1));
        rs256.advance();
        assertThat(signingNow()).isEqualTo(old);
        mintmark.clock.advance(Duration.ofSeconds(1));
        rs256.advance();
        assertThat(stored(signingNow()).algorithm()).isEqualTo(SigningAlgorithm.RS256);
        assertThat(otherNode.signing(KeyPurpose.SESSION, SigningAlgorithm.ES256).algorithm())
                .isEqualTo(SigningAlgorithm.ES256);
    }

    @Test
    void nodesThatWereStartedBeforeDoNotTurnTheChangeBack() {
        ManageSigningKeysService rs256 = restarted(SigningAlgorithm.RS256, mintmark.policy.lifetime());
        mintmark.clock.advance(ANNOUNCEMENT);

        rotation.advance();
        rs256.advance();
        rotation.advance();

        assertThat(stored(signingNow()).algorithm()).isEqualTo(SigningAlgorithm.RS256);
        assertThat(published()).as("both keys, and one that stands by").hasSize(3);
    }

    @Test
    void theKeyOfAnAlgorithmThatIsNoLongerInUseGoesAtTheEndOfItsTime() {
        String old = signingNow();
        restarted(SigningAlgorithm.RS256, mintmark.policy.lifetime());

        mintmark.clock.advance(mintmark.keyPolicy.rotation());
        rotation.advance();
        assertThat(stored(old).state()).isEqualTo(KeyState.RETIRED);
        mintmark.clock.advance(mintmark.policy.lifetime().plusMinutes(1));
        rotation.advance();

        assertThat(stored(old).state()).isEqualTo(KeyState.GONE);
        assertThat(published()).doesNotContain(old);
    }

    @Test
    void anApiOfAFurtherAlgorithmHasItsKeyAtOnce() {
        String es256 = signingNow();

        mintmark.api("https://orders.example", Installation.algorithm(SigningAlgorithm.RS256));

        String rs256 = signingNow("https://orders.example");
        assertThat(stored(rs256).algorithm()).isEqualTo(SigningAlgorithm.RS256);
        assertThat(signingNow()).as("other APIs sign as before").isEqualTo(es256);
        assertThat(published())
                .containsExactlyInAnyOrder(
                        es256,
                        rs256,
                        standBy().kid(),
                        standBy(SigningAlgorithm.RS256).kid());
        assertThat(published.publicJwks(KeyPurpose.ACCESS_TOKEN)).hasSize(4);
    }

    @Test
    void theStandByOfAnAlgorithmThatIsNoLongerInUseIsWithdrawn() {
        ResourceServerId api = mintmark.api("https://orders.example", Installation.algorithm(SigningAlgorithm.RS256))
                .server()
                .id();
        String rs256 = signingNow("https://orders.example");
        String needless = standBy(SigningAlgorithm.RS256).kid();

        mintmark.change(api, Installation.enabled(false));
        rotation.advance();

        assertThat(stored(needless).state()).isEqualTo(KeyState.GONE);
        assertThat(published()).contains(rs256).doesNotContain(needless);
    }

    @Test
    void aKeyThatSignsForAnotherAlgorithmOutlastsItsTokens() {
        String old = signingNow();
        Duration day = Duration.ofHours(24);
        restarted(SigningAlgorithm.RS256, day);
        mintmark.clock.advance(mintmark.keyPolicy.rotation());
        assertThat(signingNow()).isEqualTo(old);
        rotation.advance();
        assertThat(stored(old).state()).isEqualTo(KeyState.RETIRED);

        mintmark.clock.advance(day);
        rotation.advance();

        assertThat(published()).contains(old);
    }

    @Test
    void keysOfEachAlgorithmAreRotatedAndRevokedForThemselves() {
        mintmark.api("https://orders.example", Installation.algorithm(SigningAlgorithm.RS256));
        String es256 = signingNow();
        String rs256 = signingNow("https://orders.example");

        String standBy = standBy(SigningAlgorithm.RS256).kid();
        rotation.revoke(rs256);

        String taken = signingNow("https://orders.example");
        assertThat(taken).as("the stand-by took its place").isEqualTo(standBy);
        assertThat(published()).hasSize(4).doesNotContain(rs256);
        assertThat(signingNow()).isEqualTo(es256);
        rotation.revoke(taken);
        assertThat(stored(signingNow("https://orders.example")).algorithm()).isEqualTo(SigningAlgorithm.RS256);
        assertThat(signingNow()).isEqualTo(es256);

        Refused.with(Refusal.ANNOUNCEMENT_RUNNING, () -> rotation.rotate(false));
        mintmark.clock.advance(ANNOUNCEMENT);
        SigningKey signing = rotation.rotate(false);
        assertThat(signing.algorithm()).as("that of the default API").isEqualTo(SigningAlgorithm.ES256);
        assertThat(signingNow()).isEqualTo(signing.kid()).isNotEqualTo(es256);
        assertThat(published()).as("two retired, two sign, two stand by").hasSize(6);
    }

    @Test
    void aKeyOutlastsTheLongestTokenOfAllApisThatItSigns() {
        String old = signingNow();
        Duration day = Duration.ofHours(24);
        ApiSettings.Input longLived = new ApiSettings.Input(
                Optional.empty(),
                Optional.of(SigningAlgorithm.ES256),
                Optional.of(day.toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        mintmark.api("https://orders.example", longLived);
        rotated();

        mintmark.clock.advance(day);
        rotation.advance();

        assertThat(published()).contains(old);
    }

    @Test
    void recordsEachStep() {
        String old = signingNow();
        SigningKey next = standBy();
        rotated();
        SigningKey third = standBy();
        mintmark.clock.advance(Duration.ofDays(1));
        rotation.advance();
        rotation.revoke(next.kid());

        assertThat(mintmark.audit.all())
                .extracting(recorded -> recorded.entry().action().code() + " "
                        + recorded.entry().target().id())
                .filteredOn(line -> line.startsWith("signing_key."))
                .containsSubsequence(
                        "signing_key.signs " + old,
                        "signing_key.announced " + next.kid(),
                        "signing_key.retired " + old,
                        "signing_key.signs " + next.kid(),
                        "signing_key.announced " + third.kid(),
                        "signing_key.gone " + old,
                        "signing_key.revoked " + next.kid(),
                        "signing_key.signs " + third.kid(),
                        "signing_key.announced " + standBy().kid());
        assertThat(mintmark.audit.all())
                .extracting(recorded -> recorded.entry())
                .filteredOn(entry -> entry.target().type().equals("signing_key"))
                .extracting(AuditEntry::owner)
                .containsOnly(Owner.installation());
    }

    @Test
    void checkingAgainWithNothingDueChangesNothing() {
        long revision = revision();
        int recorded = mintmark.audit.all().size();

        rotation.advance();
        restarted(SigningAlgorithm.ES256, mintmark.policy.lifetime());

        assertThat(revision()).isEqualTo(revision);
        assertThat(mintmark.audit.all()).hasSize(recorded);
    }

    @Test
    void listsAllKeysOfAccessTokensOnly() {
        String old = signingNow();

        assertThat(rotation.list(new Page.Request(10, Optional.empty())).items())
                .extracting(SigningKey::kid)
                .containsExactlyInAnyOrder(standBy().kid(), old);
    }

    @Test
    void keysUnderThePreviousKeyEncryptionKeyAreEncryptedAnewOnce() {
        SigningKeyProtection protection = protection();
        mintmark.crypto.encryptUnder("kek-2", "kek-1");

        assertThat(protection.reencrypt()).as("a signer and a stand-by of each").isEqualTo(4);
        assertThat(protection.reencrypt()).isZero();

        mintmark.crypto.encryptUnder("kek-2");
        protection.requireReadable();
        assertThat(signingNow())
                .isEqualTo(otherNode
                        .signing(KeyPurpose.ACCESS_TOKEN, SigningAlgorithm.ES256)
                        .kid());
    }

    @Test
    void keysUnderALostKeyEncryptionKeyAreDiscardedAndReplaced() {
        String old = signingNow();
        SigningKey next = standBy();
        mintmark.crypto.encryptUnder("kek-2");
        SigningKeyProtection protection = protection();

        assertThat(protection.discard(Set.of("kek-1")))
                .contains(old, next.kid())
                .hasSize(4);

        protection.requireReadable();
        assertThat(stored(old).state()).isEqualTo(KeyState.REVOKED);
        assertThat(stored(next.kid()).state()).isEqualTo(KeyState.REVOKED);
        assertThat(published())
                .containsExactlyInAnyOrder(signingNow(), standBy().kid())
                .doesNotContain(old, next.kid());
        assertThat(protection.discard(Set.of("kek-1"))).isEmpty();
    }

    private SigningKeyProtection protection() {
        return new SigningKeyProtection(
                mintmark.stores.unitOfWork(),
                mintmark.stores.signingKeys(),
                mintmark.stores.resourceServers(),
                mintmark.crypto,
                mintmark.crypto,
                mintmark.audit,
                mintmark.keyPolicy,
                mintmark.clock);
    }

    /** The key by which a token of this moment is signed. */
    private String signingNow() {
        return signingNow(null);
    }

    private String signingNow(String resource) {
        IssueToken.Issued issued =
                (IssueToken.Issued) mintmark.token(app.view().app().clientId(), app.secret(), resource, null);
        return mintmark.crypto.read(issued.accessToken()).key().kid();
    }

    private void rotated() {
        mintmark.clock.advance(ANNOUNCEMENT);
        rotation.rotate(false);
    }

    private SigningKey standBy() {
        return standBy(SigningAlgorithm.ES256);
    }

    private SigningKey standBy(SigningAlgorithm algorithm) {
        return mintmark.stores
                .unitOfWork()
                .execute(() -> mintmark.stores.signingKeys().live(KeyPurpose.ACCESS_TOKEN))
                .announced(algorithm)
                .orElseThrow();
    }

    private ManageSigningKeysService node() {
        return new ManageSigningKeysService(
                mintmark.stores.unitOfWork(),
                mintmark.stores.signingKeys(),
                mintmark.stores.resourceServers(),
                mintmark.crypto,
                mintmark.audit,
                mintmark.keyPolicy,
                mintmark.clock);
    }

    /** A node that starts with this configuration of the default API. */
    private ManageSigningKeysService restarted(SigningAlgorithm algorithm, Duration lifetime) {
        mintmark.resourceServersOf(Installation.configured("mintmark-api", algorithm, lifetime))
                .followConfiguration();
        ManageSigningKeysService node = node();
        node.advance();
        return node;
    }

    private List<String> published() {
        return live(KeyPurpose.ACCESS_TOKEN);
    }

    private List<String> live(KeyPurpose purpose) {
        return mintmark
                .stores
                .unitOfWork()
                .execute(() -> mintmark.stores.signingKeys().live(purpose))
                .keys()
                .stream()
                .map(SigningKey::kid)
                .toList();
    }

    private SigningKey stored(String kid) {
        return mintmark.stores
                .unitOfWork()
                .execute(() -> mintmark.stores.signingKeys().find(kid))
                .orElseThrow();
    }

    private long revision() {
        return mintmark.stores.keyRevisions().now(KeyPurpose.ACCESS_TOKEN);
    }
}
