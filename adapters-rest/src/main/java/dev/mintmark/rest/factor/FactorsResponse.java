package dev.mintmark.rest.factor;

import dev.mintmark.application.port.in.session.ManageFactors;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.Totp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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
     * @param name of a passkey; null for time-based codes
     * @param lastUsedAt null if it never was
     */
    record Factor(String id, String kind, String name, Instant createdAt, Instant lastUsedAt) {
        static Factor from(Totp totp) {
            return new Factor(
                    totp.id().toString(),
                    FactorKind.TOTP.code(),
                    null,
                    totp.confirmedAt().orElseThrow(),
                    totp.lastUsedAt().orElse(null));
        }

        static Factor from(Passkey passkey) {
            return new Factor(
                    passkey.id().toString(),
                    FactorKind.PASSKEY.code(),
                    passkey.name().value(),
                    passkey.createdAt(),
                    passkey.lastUsedAt().orElse(null));
        }
    }

    static FactorsResponse from(ManageFactors.View view) {
        return new FactorsResponse(
                Stream.concat(
                                view.totp().stream().map(Factor::from),
                                view.passkeys().stream().map(Factor::from))
                        .toList(),
                view.recoveryCodesLeft(),
                view.duty().required(),
                view.duty().putOffUntil().orElse(null));
    }
}
