package dev.mintmark.token.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.contract.UsedProofsContract;
import dev.mintmark.application.port.out.token.UsedProofs;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentProofsTest extends UsedProofsContract {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

    @Override
    protected UsedProofs memory() {
        return new RecentProofs(RecentProofs.MOST);
    }

    private static String digest(int number) {
        return "%064x".formatted(number).replaceFirst("^(.{32})(.{32})$", "$2$1");
    }

    @Test
    void forgetsTheOldestWhereThereIsNoRoom() {
        RecentProofs three = new RecentProofs(3);
        for (int number = 1; number <= 4; number++) {
            assertThat(three.remember(digest(number), NOW)).isTrue();
        }

        assertThat(three.remember(digest(4), NOW)).isFalse();
        assertThat(three.remember(digest(3), NOW)).isFalse();
        assertThat(three.remember(digest(1), NOW)).isTrue();
    }
}
