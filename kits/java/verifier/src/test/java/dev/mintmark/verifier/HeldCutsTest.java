package dev.mintmark.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.verifier.Refused.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which lists are taken one after the other, and how old they are. */
class HeldCutsTest {
    private static final Map<String, Object> APP = Map.of("appId", "01a1aac6-87a0-71e4-b6a2-58c09d3f7e21");
    private static final Map<String, Object> KEY = Map.of("kid", PretendedCuts.SIGNING);

    private Instant now = Vectors.CLOCK.instant();
    private PretendedIssuer issuer;
    private PublishedKeys keys;
    private TokenRules rules;
    private HeldCuts held;

    @BeforeEach
    void start() throws IOException {
        issuer = PretendedIssuer.start();
        keys = new PublishedKeys(issuer.keys(), () -> now);
        Verifier.Builder settings = Vectors.verifier(issuer).clock(() -> now);
        rules = new TokenRules(settings);
        held = new HeldCuts(settings, Duration.ofMinutes(1), rules, keys);
    }

    @AfterEach
    void stop() {
        keys.close();
        issuer.close();
    }

    @Test
    void takesNoListThatIsOlderThanTheOneItHolds() throws Rejection {
        take(PretendedCuts.SIGNING, 0, APP);

        assertThat(reasonFor(PretendedCuts.SIGNING, -1)).isEqualTo(Reason.EXPIRED);
        assertThat(isCut()).isTrue();
        take(PretendedCuts.SIGNING, 0);
        assertThat(isCut()).isFalse();
    }

    @Test
    void takesNoListOfAKeyThatWasRevoked() throws Rejection {
        take(PretendedCuts.PREVIOUS, 0, KEY);

        assertThat(reasonFor(PretendedCuts.SIGNING, 1)).isEqualTo(Reason.REVOKED);
        assertThat(isCut()).isTrue();
    }

    @Test
    void neverTrustsAKeyAgainThatWasRevoked() throws Rejection {
        take(PretendedCuts.PREVIOUS, 0, KEY);
        take(PretendedCuts.PREVIOUS, 1);
        take(PretendedCuts.PREVIOUS, 2);

        assertThat(isCut()).isTrue();
    }

    @Test
    void hearsOfARevokedKeyAlsoFromThatKeyItself() throws Rejection {
        take(PretendedCuts.SIGNING, 0, KEY);

        assertThat(isCut()).isTrue();
    }

    @Test
    void isStaleWithoutAList() {
        assertThat(held.isStale()).isTrue();
        assertThat(held.age()).isEmpty();
        assertThat(held.tag()).isNull();
    }

    @Test
    void isAsOldAsItsLastConfirmation() throws Rejection {
        take(PretendedCuts.SIGNING, 0);
        pass(60);
        assertThat(held.isStale()).isFalse();
        pass(1);
        assertThat(held.isStale()).isTrue();

        held.confirm();
        assertThat(held.age()).contains(Duration.ZERO);
        assertThat(held.isStale()).isFalse();
    }

    @Test
    void isAsOldAsItSaysWhereItWasHandedOn() throws Rejection {
        take(PretendedCuts.SIGNING, -31);
        assertThat(held.age()).as("but for the clock skew").contains(Duration.ofSeconds(1));
        take(PretendedCuts.SIGNING, -20);
        assertThat(held.age()).contains(Duration.ZERO);
        take(PretendedCuts.SIGNING, 20);
        assertThat(held.age()).as("a clock that is ahead").contains(Duration.ZERO);
    }

    @Test
    void isOldWhereTheClockWasPutBack() throws Rejection {
        take(PretendedCuts.SIGNING, 0);
        pass(-3600);

        assertThat(held.isStale()).isTrue();
    }

    @Test
    void isToBeSignedAnewOnceItIsOver() throws Rejection {
        take(PretendedCuts.SIGNING, 0);
        pass(299);
        held.confirm();
        assertThat(held.tag()).isEqualTo("W/\"1\"");
        pass(1);
        assertThat(held.tag()).isNull();
    }

    @Test
    void findsATokenAmongManyThousands() throws Rejection {
        List<Object> cuts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            cuts.add(Map.of("appId", "app-" + i, "credentialVersionBelow", i));
        }
        take(PretendedCuts.SIGNING, 0, cuts.toArray());
        assertThat(isCut()).isFalse();
        cuts.add(10_000, APP);
        take(PretendedCuts.SIGNING, 0, cuts.toArray());
        assertThat(isCut()).isTrue();
    }

    private void take(String kid, long secondsFromNow, Object... cuts) throws Rejection {
        long issuedAt = now.getEpochSecond() + secondsFromNow;
        held.take(PretendedCuts.signed(kid, issuedAt, cuts), "W/\"1\"");
    }

    private Reason reasonFor(String kid, long secondsFromNow) {
        return catchThrowableOfType(Rejection.class, () -> take(kid, secondsFromNow))
                .reason();
    }

    private boolean isCut() throws Rejection {
        CompactToken good = CompactToken.parse(Vectors.GOOD);
        Caller caller = rules.caller(good, new Challenge(null, false));
        return catchThrowableOfType(Rejection.class, () -> held.check(good, caller)) != null;
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }
}
