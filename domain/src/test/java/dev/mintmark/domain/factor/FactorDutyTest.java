package dev.mintmark.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactorDutyTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEXT_DAY = FIRST.plus(FactorDuty.DEFERRAL);
    private static final Member OPERATOR = Member.operator(
            new MemberId(new UUID(1, 1)),
            new Email("op@example.com"),
            new DisplayName("Op"),
            new PasswordHash("$argon2id$hash"),
            FIRST);
    private static final Member MEMBER = Member.create(
            new MemberId(new UUID(1, 2)),
            Owner.of(new TenantId(new UUID(1, 3))),
            new Email("ann@example.com"),
            new DisplayName("Ann"),
            Set.of(Role.TENANT_ADMIN),
            new PasswordHash("$argon2id$hash"),
            FIRST);

    @Test
    void anOperatorMayPutItOffForADay() {
        FactorDuty duty = FactorDuty.of(OPERATOR, false, false, FIRST);

        assertThat(duty.required()).isTrue();
        assertThat(duty.putOffUntil()).contains(NEXT_DAY);
        assertThat(duty.isOwed(NEXT_DAY.minusSeconds(1))).isFalse();
        assertThat(duty.isOwed(NEXT_DAY)).isTrue();
    }

    @Test
    void whoHasOneOwesNothing() {
        FactorDuty duty = FactorDuty.of(OPERATOR, true, false, FIRST);

        assertThat(duty.isOwed(NEXT_DAY)).isFalse();
        assertThat(duty.putOffUntil()).isEmpty();
    }

    @Test
    void aMemberOwesItAtOnceWhereTheTenantSaysSo() {
        assertThat(FactorDuty.of(MEMBER, false, true, FIRST).isOwed(FIRST)).isTrue();
        assertThat(FactorDuty.of(MEMBER, true, true, FIRST).isOwed(FIRST)).isFalse();
        assertThat(FactorDuty.of(MEMBER, false, false, FIRST).isOwed(NEXT_DAY)).isFalse();
    }

    @Test
    void nothingIsAskedInADemonstration() {
        FactorDuty waived = FactorDuty.of(OPERATOR, false, false, FIRST).waived();

        assertThat(waived.required()).isFalse();
        assertThat(waived.isOwed(NEXT_DAY)).isFalse();
    }
}
