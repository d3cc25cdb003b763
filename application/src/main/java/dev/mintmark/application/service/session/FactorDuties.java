package dev.mintmark.application.service.session;

import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.domain.factor.FactorDuty;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import java.time.Instant;

/** Who has to have a second factor, and has one. Called inside a unit of work. */
public final class FactorDuties {
    private final Factors factors;
    private final Tenants tenants;
    private final ForeignSessions foreign;
    private final boolean waived;

    /** @param waived whether nobody has to, because this is a demonstration */
    public FactorDuties(Factors factors, Tenants tenants, ForeignSessions foreign, boolean waived) {
        this.factors = factors;
        this.tenants = tenants;
        this.foreign = foreign;
        this.waived = waived;
    }

    /** What is asked of a member in a session: nothing if it began at a provider, which answers for that. */
    FactorDuty of(Member member, SessionId session, Instant now) {
        FactorDuty duty = of(member, now);
        return duty.required() && !duty.registered() && foreign.contains(session) ? duty.waived() : duty;
    }

    /** What is asked of a member who signs in by a password. */
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
