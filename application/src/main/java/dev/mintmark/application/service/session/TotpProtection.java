package dev.mintmark.application.service.session;

import dev.mintmark.application.port.in.key.ProtectStoredKeys;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.TotpSecrets;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.factor.Totp;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks after the encryption of the secrets of time-based codes. */
public final class TotpProtection implements ProtectStoredKeys {
    private final UnitOfWork unitOfWork;
    private final Factors factors;
    private final Members members;
    private final TotpSecrets totps;
    private final AuditTrail audit;

    public TotpProtection(
            UnitOfWork unitOfWork, Factors factors, Members members, TotpSecrets totps, AuditTrail audit) {
        this.unitOfWork = unitOfWork;
        this.factors = factors;
        this.members = members;
        this.totps = totps;
        this.audit = audit;
    }

    /** Nobody can use them any more; whoever had them signs in with the password, and registers others. */
    @Override
    public Set<String> discard(Set<String> lost) {
        return unitOfWork.execute(() -> {
            Set<String> discarded = new TreeSet<>();
            for (Totp totp : factors.allTotps()) {
                if (lost.contains(totp.id().toString())
                        || lost.contains(totp.secret().keyEncryptionKeyId())) {
                    members.lock(totp.member()).ifPresent(member -> {
                        factors.removeTotps(member.id());
                        if (!factors.any(member.id())) {
                            factors.removeAll(member.id());
                        }
                        audit.record(MemberEntries.entry(AuditAction.SECOND_FACTORS_CLEARED, member)
                                .with("factor", FactorKind.TOTP.code(), null));
                    });
                    discarded.add("second factor " + totp.id());
                }
            }
            return discarded;
        });
    }

    @Override
    public void requireReadable() {
        all().forEach(totps::requireReadable);
    }

    @Override
    public int reencrypt() {
        int renewed = 0;
        for (Totp totp : all()) {
            renewed += totps.renewed(totp)
                    .map(secret -> {
                        unitOfWork.run(() -> factors.protect(totp.protectedBy(secret)));
                        return 1;
                    })
                    .orElse(0);
        }
        return renewed;
    }

    private List<Totp> all() {
        return unitOfWork.execute(factors::allTotps);
    }
}
