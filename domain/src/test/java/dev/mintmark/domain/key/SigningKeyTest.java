package dev.mintmark.domain.key;

import static dev.mintmark.domain.key.SigningKeys.ANNOUNCEMENT;
import static dev.mintmark.domain.key.SigningKeys.LIFETIME;
import static dev.mintmark.domain.key.SigningKeys.NOW;
import static dev.mintmark.domain.key.SigningKeys.announced;
import static dev.mintmark.domain.key.SigningKeys.signing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    private static final Instant LATER = NOW.plusSeconds(5_000);

    @Test
    void isAnnouncedBeforeItSigns() {
        SigningKey key = announced("a");

        assertThat(key.state()).isEqualTo(KeyState.ANNOUNCED);
        assertThat(key.announcedAt()).isEqualTo(NOW);
        assertThat(key.signsFrom()).contains(NOW.plus(ANNOUNCEMENT));
    }

    @Test
    void remembersWhenItReallyBeganToSign() {
        SigningKey key = announced("a").sign(LATER);

        assertThat(key.state()).isEqualTo(KeyState.SIGNING);
        assertThat(key.signsFrom()).contains(LATER);
        assertThat(key.publishedUntil()).isEmpty();
    }

    @Test
    void staysPublishedUntilTheLastTokenThatItSignedHasExpiredAndAMinute() {
        SigningKey key = signing("a").retire(LATER);

        assertThat(key.state()).isEqualTo(KeyState.RETIRED);
        assertThat(key.retiredAt()).contains(LATER);
        assertThat(key.publishedUntil()).contains(LATER.plus(LIFETIME).plusSeconds(60));
    }

    @Test
    void outlastsTheLongestTokensThatItEverSigned() {
        Duration day = Duration.ofHours(24);

        SigningKey longer = signing("a").covering(day);
        SigningKey shorterAgain = longer.covering(Duration.ofMinutes(1));

        assertThat(shorterAgain.tokenLifetime()).isEqualTo(day);
        assertThat(shorterAgain.retire(LATER).publishedUntil())
                .contains(LATER.plus(day).plusSeconds(60));
    }

    @Test
    void isNotExtendedByTokensThatItCannotSign() {
        SigningKey retired = signing("a").retire(LATER);

        assertThat(retired.covering(Duration.ofHours(24))).isEqualTo(retired);
    }

    @Test
    void erasesThePrivatePartOfAKeyThatIsGone() {
        SigningKey gone = signing("a").retire(NOW).withdraw(LATER);

        assertThat(gone.state()).isEqualTo(KeyState.GONE);
        assertThat(gone.privateKey()).isEmpty();
        assertThat(gone.publishedUntil()).contains(LATER);
        assertThat(gone.state().isLive()).isFalse();
    }

    @Test
    void goesWithoutHavingSignedWhereNothingNeedsIt() {
        SigningKey gone = announced("a").withdraw(LATER);

        assertThat(gone.state()).isEqualTo(KeyState.GONE);
        assertThat(gone.privateKey()).isEmpty();
        assertThat(gone.signsFrom()).isEmpty();
        assertThat(gone.publishedUntil()).contains(LATER);
    }

    @Test
    void canBeRevokedWhileItIsLiveAndIsErased() {
        for (SigningKey live :
                new SigningKey[] {announced("a"), signing("b"), signing("c").retire(NOW)}) {
            SigningKey revoked = live.revoke(LATER);

            assertThat(revoked.state()).isEqualTo(KeyState.REVOKED);
            assertThat(revoked.privateKey()).isEmpty();
            assertThat(revoked.publishedUntil()).contains(LATER);
        }
    }

    @Test
    void tellsNoDateOfSigningOfAKeyThatNeverSigned() {
        assertThat(announced("a").revoke(LATER).signsFrom()).isEmpty();
        assertThat(signing("b").revoke(LATER).signsFrom()).contains(NOW);
        assertThat(signing("b").revoke(LATER).retiredAt()).contains(LATER);
    }

    @Test
    void hasNoOtherWayThanForward() {
        SigningKey gone = signing("a").retire(NOW).withdraw(NOW);

        assertThatThrownBy(() -> signing("a").sign(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> announced("a").retire(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> signing("a").withdraw(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> gone.revoke(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> signing("a").revoke(NOW).revoke(NOW)).isInstanceOf(IllegalStateException.class);
    }
}
