package dev.mintmark.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeLimitTest {
    private static final Owner ACME = Owner.of(new TenantId(new UUID(1, 1)));
    private static final Owner OTHER = Owner.of(new TenantId(new UUID(1, 2)));

    private final MovableTime time = new MovableTime();
    private final ChangeLimit limit = new ChangeLimit(3, 5, time);

    @Test
    void aMemberMayChangeSoMuchAMinuteAndOthersOfTheTenantGoOn() {
        assertThat(counted("ann", ACME, 10)).isEqualTo(3);

        assertThat(limit.count("ann", ACME)).contains(Duration.ofMinutes(1));
        assertThat(counted("bob", ACME, 10)).as("what is left to the tenant").isEqualTo(2);
        assertThat(counted("eve", OTHER, 10)).isEqualTo(3);
        assertThat(counted("olga", Owner.installation(), 10)).isEqualTo(3);
    }

    @Test
    void theNextMinuteStartsAnew() {
        counted("ann", ACME, 10);
        time.advance(Duration.ofMinutes(1));

        assertThat(counted("ann", ACME, 10)).isEqualTo(3);
    }

    @Test
    void whatOnlyReadsAndSigningOutAreNotCounted() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(ChangeLimit.isCounted(method, false)).as(method).isTrue();
        }
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            assertThat(ChangeLimit.isCounted(method, false)).as(method).isFalse();
        }
        assertThat(ChangeLimit.isCounted("DELETE", true)).isFalse();
    }

    private int counted(String member, Owner owner, int tries) {
        int passed = 0;
        for (int i = 0; i < tries; i++) {
            passed += limit.count(member, owner).isEmpty() ? 1 : 0;
        }
        return passed;
    }
}
