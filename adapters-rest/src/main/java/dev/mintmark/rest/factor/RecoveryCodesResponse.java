package dev.mintmark.rest.factor;

import dev.mintmark.domain.factor.RecoveryCode;
import java.util.List;

/** Recovery codes, this once; none where those of before go on. Not printed. */
record RecoveryCodesResponse(List<String> recoveryCodes) {
    static RecoveryCodesResponse from(List<RecoveryCode> codes) {
        return new RecoveryCodesResponse(
                codes.stream().map(RecoveryCode::reveal).toList());
    }

    @Override
    public String toString() {
        return "RecoveryCodesResponse(hidden)";
    }
}
