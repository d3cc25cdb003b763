package dev.mintmark.application.service.session;

import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.domain.factor.FactorDuty;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import java.time.Instant;

/** Who has to have a second factor, and has one. Called inside a unit of work. */
final class FactorDuties {
    private final Factors factors;
    private final Tenants tenants;
    private final boolean waived;

    /** @param waived whether nobody has to, because this is a demonstration */
    FactorDuties(Factors factors, Tenants tenants, boolean waived) {
        this.factors = factors;
        this.tenants = tenants;
        this.waived = waived;
    }

    FactorDuty of(Member member, Instant now) {
        boolean demanded = member.tenant()
                .flatMap(tenants::find)
                .filter(tenant -> tenant.secondFactor() == SecondFactorPolicy.REQUIRED)
                .isPresent();
        FactorDuty duty = FactorDuty.of(
                member,
                factors.any(member.id()),
                demanded,
                factors.firstSignIn(member.id()).orElse(now));
        return waived ? duty.waived() : duty;
    }
}
