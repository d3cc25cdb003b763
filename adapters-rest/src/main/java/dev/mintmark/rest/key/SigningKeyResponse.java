package dev.mintmark.rest.key;

import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.rest.json.MalformedJson;
import dev.mintmark.rest.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * A signing key as an operator sees it: its public part, its state and its dates (rules §8).
 *
 * @param signsFrom of the stand-by, when it may sign; null if it was withdrawn before it did
 * @param retiredAt null until another key takes its place
 * @param publishedUntil null until it is retired or revoked
 */
record SigningKeyResponse(
        String kid,
        String state,
        String algorithm,
        Map<String, Object> publicKey,
        Instant announcedAt,
        Instant signsFrom,
        Instant retiredAt,
        Instant publishedUntil) {
    static SigningKeyResponse from(SigningKey key) {
        return new SigningKeyResponse(
                key.kid(),
                key.state().code(),
                key.algorithm().name(),
                publicKey(key),
                key.announcedAt(),
                key.signsFrom().orElse(null),
                key.retiredAt().orElse(null),
                key.publishedUntil().orElse(null));
    }

    private static Map<String, Object> publicKey(SigningKey key) {
        try {
            return StrictJson.readObject(key.publicJwk().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson itWasWrittenByThisService) {
            throw new IllegalStateException(itWasWrittenByThisService);
        }
    }
}
