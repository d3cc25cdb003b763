package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.announcedKey;
import static dev.mintmark.application.contract.Given.later;
import static dev.mintmark.application.contract.Given.signingKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.key.KeyRevisions;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.key.KeyMaterial;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of signing keys does. */
public abstract class SigningKeysContract {
    private SigningKeys keys;
    private KeyRevisions revisions;
    private Given given;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void newStores() {
        Stores stores = stores();
        keys = stores.signingKeys();
        revisions = stores.keyRevisions();
        given = new Given(stores);
    }

    @Test
    void holdsNoKeyAtFirst() {
        assertThat(live(KeyPurpose.ACCESS_TOKEN).keys()).isEmpty();
        assertThat(live(KeyPurpose.ACCESS_TOKEN).signing()).isEmpty();
    }

    @Test
    void holdsAKeyAsItWasAdded() {
        SigningKey signing = added(signingKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));
        SigningKey announced = added(announcedKey(KeyPurpose.ACCESS_TOKEN, later(1)));

        assertThat(live(KeyPurpose.ACCESS_TOKEN).keys()).containsExactly(signing, announced);
        assertThat(live(KeyPurpose.ACCESS_TOKEN).signing()).contains(signing);
        assertThat(live(KeyPurpose.ACCESS_TOKEN).announced(SigningAlgorithm.ES256))
                .contains(announced);
        assertThat(find(announced.kid())).contains(announced);
    }

    @Test
    void holdsAKeyAsLargeAsTheyCome() {
        SigningKey key = added(SigningKey.signing(
                new KeyMaterial(
                        "k".repeat(64),
                        KeyPurpose.ACCESS_TOKEN,
                        SigningAlgorithm.RS256,
                        "j".repeat(2_000),
                        new EncryptedValue("e".repeat(64), "c".repeat(8_000))),
                Duration.ofHours(24),
                Given.NOW));

        assertThat(live(KeyPurpose.ACCESS_TOKEN).keys()).containsExactly(key);
    }

    @Test
    void keepsThePurposesApart() {
        SigningKey access = added(signingKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));
        SigningKey session = added(signingKey(KeyPurpose.SESSION, Given.NOW));

        assertThat(live(KeyPurpose.ACCESS_TOKEN).keys()).containsExactly(access);
        assertThat(live(KeyPurpose.SESSION).keys()).containsExactly(session);
    }

    @Test
    void refusesASecondSigningKeyOfAPurpose() {
        SigningKey first = added(signingKey(KeyPurpose.SESSION, Given.NOW));

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> added(signingKey(KeyPurpose.SESSION, later(1))));

        assertThat(live(KeyPurpose.SESSION).keys()).containsExactly(first);
    }

    @Test
    void refusesASecondAnnouncedKeyOfAPurpose() {
        SigningKey first = added(announcedKey(KeyPurpose.SESSION, Given.NOW));

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> added(announcedKey(KeyPurpose.SESSION, later(1))));

        assertThat(live(KeyPurpose.SESSION).keys()).containsExactly(first);
    }

    @Test
    void holdsASigningAndAnAnnouncedKeyOfEachAlgorithm() {
        added(signingKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));
        added(announcedKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));

        SigningKey signing = added(SigningKey.signing(rs256(), Duration.ofHours(1), later(1)));
        SigningKey announced = added(SigningKey.announced(rs256(), Duration.ofHours(1), later(2), later(3)));

        LiveKeys live = live(KeyPurpose.ACCESS_TOKEN);
        assertThat(live.keys()).hasSize(4);
        assertThat(live.signing(SigningAlgorithm.RS256)).contains(signing);
        assertThat(live.announced(SigningAlgorithm.RS256)).contains(announced);
        Refused.with(
                Refusal.CONCURRENT_CHANGE, () -> added(SigningKey.signing(rs256(), Duration.ofHours(1), later(4))));
    }

    private static KeyMaterial rs256() {
        return new KeyMaterial(
                Given.code(),
                KeyPurpose.ACCESS_TOKEN,
                SigningAlgorithm.RS256,
                "{}",
                new EncryptedValue("kek", "private"));
    }

    @Test
    void refusesToHaveTwoKeysSign() {
        SigningKey signing = added(signingKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));
        SigningKey announced = added(announcedKey(KeyPurpose.ACCESS_TOKEN, later(1)));

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> updated(announced.sign(later(2))));

        assertThat(live(KeyPurpose.ACCESS_TOKEN).keys()).containsExactly(signing, announced);
    }

    @Test
    void refusesToChangeAKeyThatIsNotThere() {
        Refused.with(Refusal.CONCURRENT_CHANGE, () -> updated(signingKey(KeyPurpose.ACCESS_TOKEN, Given.NOW)));
    }

    @Test
    void storesEachStepOfALife() {
        SigningKey announced = added(announcedKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));
        SigningKey signing = updated(announced.sign(later(600)));
        assertThat(find(announced.kid())).contains(signing);

        SigningKey retired = updated(signing.retire(later(1_000)));
        assertThat(live(KeyPurpose.ACCESS_TOKEN).keys()).containsExactly(retired);

        SigningKey gone = updated(retired.withdraw(later(5_000)));
        assertThat(live(KeyPurpose.ACCESS_TOKEN).keys()).isEmpty();
        assertThat(find(announced.kid())).contains(gone);
    }

    @Test
    void holdsNoPrivatePartOfARevokedKey() {
        SigningKey key = added(announcedKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));

        SigningKey revoked = updated(key.revoke(later(1)));

        assertThat(find(key.kid())).contains(revoked);
        assertThat(find(key.kid()).orElseThrow().privateKey()).isEmpty();
        assertThat(live(KeyPurpose.ACCESS_TOKEN).keys()).isEmpty();
    }

    @Test
    void holdsAStandByThatWentWithoutHavingSignedAndHasRoomForAnother() {
        SigningKey standBy = added(announcedKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));

        SigningKey gone = updated(standBy.withdraw(later(1)));
        SigningKey next = added(announcedKey(KeyPurpose.ACCESS_TOKEN, later(2)));

        assertThat(find(standBy.kid())).contains(gone);
        assertThat(gone.signsFrom()).isEmpty();
        assertThat(live(KeyPurpose.ACCESS_TOKEN).keys()).containsExactly(next);
    }

    @Test
    void freesThePlaceOfAKeyThatSignsNoMore() {
        SigningKey old = added(signingKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));
        SigningKey next = added(announcedKey(KeyPurpose.ACCESS_TOKEN, later(1)));

        given.inUnitOfWork(() -> {
            keys.lock(KeyPurpose.ACCESS_TOKEN);
            keys.update(old.retire(later(700)));
            keys.update(next.sign(later(700)));
            keys.add(announcedKey(KeyPurpose.ACCESS_TOKEN, later(700)));
            assertThat(keys.live(KeyPurpose.ACCESS_TOKEN).keys())
                    .as("a unit of work sees its own changes")
                    .hasSize(3);
        });

        assertThat(live(KeyPurpose.ACCESS_TOKEN).signing()).contains(next.sign(later(700)));
    }

    @Test
    void movesTheRevisionOfItsPurposeWithEachChangeAndWithNothingElse() {
        long before = revision(KeyPurpose.ACCESS_TOKEN);
        long ofSessions = revision(KeyPurpose.SESSION);

        SigningKey key = added(signingKey(KeyPurpose.ACCESS_TOKEN, Given.NOW));
        long afterAdding = revision(KeyPurpose.ACCESS_TOKEN);
        updated(key.retire(later(1)));
        long afterChanging = revision(KeyPurpose.ACCESS_TOKEN);
        given.inUnitOfWork(() -> keys.lock(KeyPurpose.ACCESS_TOKEN));

        assertThat(afterAdding).isGreaterThan(before);
        assertThat(afterChanging).isGreaterThan(afterAdding);
        assertThat(live(KeyPurpose.ACCESS_TOKEN).revision())
                .isEqualTo(revision(KeyPurpose.ACCESS_TOKEN))
                .isEqualTo(afterChanging);
        assertThat(revision(KeyPurpose.SESSION)).isEqualTo(ofSessions);
    }

    @Test
    void listsAllKeysOfAPurposeTheNewestFirstPageByPage() {
        SigningKey first = added(
                announcedKey(KeyPurpose.ACCESS_TOKEN, Given.NOW).sign(later(1)).retire(later(2)));
        SigningKey second =
                added(announcedKey(KeyPurpose.ACCESS_TOKEN, later(5)).revoke(later(6)));
        SigningKey third = added(signingKey(KeyPurpose.ACCESS_TOKEN, later(5)));
        added(signingKey(KeyPurpose.SESSION, later(7)));

        Page<SigningKey> page = list(new Page.Request(2, Optional.empty()));
        Page<SigningKey> rest = list(new Page.Request(2, page.next()));

        assertThat(page.items()).containsExactlyInAnyOrder(second, third);
        assertThat(rest.items()).containsExactly(first);
        assertThat(rest.next()).isEmpty();
    }

    @Test
    void findsNoKeyWithAnIdThatIsNone() {
        assertThat(find("unknown")).isEmpty();
        assertThat(find("a\0b")).isEmpty();
    }

    private SigningKey added(SigningKey key) {
        given.inUnitOfWork(() -> keys.add(key));
        return key;
    }

    private SigningKey updated(SigningKey key) {
        given.inUnitOfWork(() -> {
            keys.lock(key.purpose());
            keys.update(key);
        });
        return key;
    }

    private LiveKeys live(KeyPurpose purpose) {
        return given.inUnitOfWork(() -> keys.live(purpose));
    }

    private long revision(KeyPurpose purpose) {
        return revisions.now(purpose);
    }

    private Optional<SigningKey> find(String kid) {
        return given.inUnitOfWork(() -> keys.find(kid));
    }

    private Page<SigningKey> list(Page.Request page) {
        return given.inUnitOfWork(() -> keys.list(KeyPurpose.ACCESS_TOKEN, page));
    }
}
