package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.factor.FactorDuty;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.RecoveryCode;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.factor.TotpSetup;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import java.util.List;
import java.util.Optional;

/**
 * People register, change and remove their second factors; operators remove those that others have lost (rules §13).
 */
public interface ManageFactors {
    /**
     * What a member has.
     *
     * @param session in which it asks: in one that began at a provider it has to have none
     */
    View view(MemberId member, SessionId session);

    /**
     * What a member has, and whether it has to.
     *
     * @param totp the time-based codes, if they are confirmed
     * @param passkeys the oldest first
     */
    record View(Optional<Totp> totp, List<Passkey> passkeys, int recoveryCodesLeft, FactorDuty duty) {}

    /** Begins with new time-based codes, in the place of others that were never confirmed. */
    TotpSetup beginTotp(MemberId member);

    /**
     * Confirms them by their first code; codes of before are of no use any more. The first factor ends the member's
     * other sessions, which began without one.
     *
     * @param session the one that stays
     * @param code as typed; null where it is missing
     * @return recovery codes, this once, if the member had none
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed} with {@code required} or {@code wrong_totp_code}
     *     at {@code code}
     */
    List<RecoveryCode> confirmTotp(MemberId member, SessionId session, String code);

    /**
     * Removes a factor; with the last one, the recovery codes.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code last_factor} if one is required
     */
    void remove(MemberId member, FactorId id);

    /**
     * Other recovery codes in the place of those that are left.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code own_factor_missing} without a factor
     */
    List<RecoveryCode> renewRecoveryCodes(MemberId member);

    /**
     * Removes every factor and recovery code of somebody who has lost them, and ends that member's sessions.
     *
     * @param by the operator who does so, and has a factor itself: of two operators who do so to each other, one does
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if the member is not theirs; {@code own_factor_missing}
     */
    void clear(Owner owner, MemberId member, MemberId by);
}
