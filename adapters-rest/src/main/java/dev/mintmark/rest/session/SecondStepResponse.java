package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.rest.passkey.PasskeyRequestResponse;
import java.util.List;

/** A second factor is missing (http-api §2, sign-in). Not printed, since it holds what proves the first step. */
record SecondStepResponse(SecondFactor secondFactor) {
    /**
     * What the second step needs.
     *
     * @param passkeyOptions what the browser asks a device with a passkey; null where the person has none
     */
    record SecondFactor(String token, List<String> methods, PasskeyRequestResponse passkeyOptions) {
        @Override
        public String toString() {
            return "SecondFactor(hidden)";
        }
    }

    static SecondStepResponse from(ManageSessions.SecondStep step) {
        return new SecondStepResponse(new SecondFactor(
                step.token(),
                step.methods().stream().map(FactorKind::code).toList(),
                step.passkey().map(PasskeyRequestResponse::from).orElse(null)));
    }
}
