package dev.mintmark.rest.session;

import dev.mintmark.domain.audit.RefusedAttempts;
import java.time.Instant;

/**
 * How often something was refused to one account from one address in one minute (rules §9).
 *
 * @param account null for what was no e-mail address or client id, and for management keys
 * @param address null where too many were refused in a moment to keep each of them
 */
record RefusedAttemptResponse(String kind, String account, String address, Instant minute, long times) {
    static RefusedAttemptResponse from(RefusedAttempts refused) {
        return new RefusedAttemptResponse(
                refused.kind().code(),
                refused.account().isEmpty() ? null : refused.account(),
                refused.address().isEmpty() ? null : refused.address(),
                refused.minute(),
                refused.times());
    }
}
