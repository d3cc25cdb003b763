package dev.mintmark.rest.factor;

import dev.mintmark.application.port.in.session.ManageFactors;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.factor.Totp;
import java.time.Instant;
import java.util.List;

/**
 * The second factors of a person (http-api §2, sign-in).
 *
 * @param required whether the person has to have one
 * @param putOffUntil until when it may go on without one; null if nobody waits
 */
record FactorsResponse(List<Factor> items, int recoveryCodesLeft, boolean required, Instant putOffUntil) {
    /**
     * One of them.
     *
     * @param lastUsedAt null if it never was
     */
    record Factor(String id, String kind, Instant createdAt, Instant lastUsedAt) {
        static Factor from(Totp totp) {
            return new Factor(
                    totp.id().toString(),
                    FactorKind.TOTP.code(),
                    totp.confirmedAt().orElseThrow(),
                    totp.lastUsedAt().orElse(null));
        }
    }

    static FactorsResponse from(ManageFactors.View view) {
        return new FactorsResponse(
                view.totp().stream().map(Factor::from).toList(),
                view.recoveryCodesLeft(),
                view.duty().required(),
                view.duty().putOffUntil().orElse(null));
    }
}
