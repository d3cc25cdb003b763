package dev.mintmark.application.port.in.session;

import dev.mintmark.application.port.in.session.ManageSessions.SignedIn;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyRequest;
import dev.mintmark.domain.member.Device;

/** People sign in by a passkey and nothing else: it is what they have, and their device makes sure who they are. */
public interface SignInWithPasskey {
    /** What a device is asked; nothing is stored. */
    PasskeyRequest begin();

    /**
     * Starts the session of the person whose passkey answered.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code sign_in_failed} for whatever does not hold, an answer that was used
     *     before and a person whose passwords are switched off among it; {@code too_many_requests} if the person has
     *     started too many sessions in the last minute
     */
    SignedIn finish(PasskeyAssertion answer, Device from);
}
