package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.PasskeyCreation;
import dev.mintmark.domain.factor.PasskeyRegistration;
import dev.mintmark.domain.factor.RecoveryCode;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;
import java.util.List;

/** People register passkeys (rules §13). */
public interface RegisterPasskeys {
    /**
     * What a device is asked, to make one.
     *
     * @param session in which the answer is to come
     * @throws dev.mintmark.domain.RuleBroken {@code limit_reached}
     */
    PasskeyCreation begin(MemberId member, SessionId session);

    /**
     * Registers the one that a device has made. The first factor ends the member's other sessions, which began without
     * one.
     *
     * @param session that asked for it, and stays
     * @param name as typed; null where it is missing
     * @param answer null where it is missing
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed} with the faults of a name at {@code name}, with
     *     {@code required} or {@code invalid_passkey} at {@code credential}; {@code passkey_taken} if it is registered,
     *     for whomever; {@code limit_reached}
     */
    Registered finish(MemberId member, SessionId session, String name, PasskeyRegistration answer);

    /**
     * A registered passkey.
     *
     * @param recoveryCodes this once, if the member had none
     */
    record Registered(Passkey passkey, List<RecoveryCode> recoveryCodes) {}
}
