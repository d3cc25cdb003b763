package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.NOW;
import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.token.UsedAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every memory of used assertions does. */
public abstract class UsedAssertionsContract {
    private UsedAssertions used;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void nothingIsRemembered() {
        used = stores().usedAssertions();
    }

    private static String digest() {
        return Given.digest().hex();
    }

    @Test
    void remembersEachAssertionOnce() {
        String one = digest();
        String other = digest();

        assertThat(used.remember(one, later(60))).isTrue();
        assertThat(used.remember(one, later(60))).isFalse();
        assertThat(used.remember(one, later(120))).isFalse();
        assertThat(used.remember(other, later(60))).isTrue();
    }

    @Test
    void forgetsWhatExpiredAndNothingElse() {
        String early = digest();
        String late = digest();
        used.remember(early, later(60));
        used.remember(late, later(120));

        assertThat(used.forgetExpired(NOW)).isZero();
        assertThat(used.forgetExpired(later(60))).isZero();
        assertThat(used.forgetExpired(later(61))).isEqualTo(1);

        assertThat(used.remember(late, later(120))).isFalse();
        assertThat(used.remember(early, later(180))).isTrue();
    }
}
