package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.RegenerateSecret;
import java.time.Instant;

/** A new secret, this once. Not printed. */
record RegeneratedAnswer(String clientId, String clientSecret, Instant secretCreatedAt) {
    static RegeneratedAnswer from(RegenerateSecret.Regenerated regenerated) {
        return new RegeneratedAnswer(
                regenerated.clientId().value(), regenerated.secret().reveal(), regenerated.secretCreatedAt());
    }

    @Override
    public String toString() {
        return "RegeneratedAnswer(hidden)";
    }
}
