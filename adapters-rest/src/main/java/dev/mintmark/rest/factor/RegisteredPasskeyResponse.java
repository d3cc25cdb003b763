package dev.mintmark.rest.factor;

import dev.mintmark.application.port.in.session.RegisterPasskeys;
import dev.mintmark.domain.factor.RecoveryCode;
import java.time.Instant;
import java.util.List;

/**
 * A passkey that was registered, and recovery codes, this once. Not printed.
 *
 * @param lastUsedAt null: it was not used yet
 * @param recoveryCodes none where those of before go on
 */
record RegisteredPasskeyResponse(
        String id, String kind, String name, Instant createdAt, Instant lastUsedAt, List<String> recoveryCodes) {
    static RegisteredPasskeyResponse from(RegisterPasskeys.Registered registered) {
        FactorsResponse.Factor factor = FactorsResponse.Factor.from(registered.passkey());
        return new RegisteredPasskeyResponse(
                factor.id(),
                factor.kind(),
                factor.name(),
                factor.createdAt(),
                factor.lastUsedAt(),
                registered.recoveryCodes().stream().map(RecoveryCode::reveal).toList());
    }

    @Override
    public String toString() {
        return "RegisteredPasskeyResponse(hidden)";
    }
}
