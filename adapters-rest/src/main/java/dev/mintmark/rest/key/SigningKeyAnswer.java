package dev.mintmark.rest.key;

import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.rest.json.MalformedJson;
import dev.mintmark.rest.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A signing key as an operator sees it: its public part, its state and its dates (rules §8).
 *
 * @param signsFrom null if it was revoked before it signed
 * @param retiredAt null until another key takes its place
 * @param publishedUntil null until it is retired or revoked
 */
@Schema(description = "A key that signs access tokens.", examples = """
                {
                  "kid": "Jm2ZAIkYjX5u5kGkmxYyJPoT0R2n3t7eYk4N0Qd9s1A",
                  "state": "retired",
                  "algorithm": "ES256",
                  "publicKey": {
                    "kty": "EC", "use": "sig", "alg": "ES256", "kid": "Jm2ZAIkYjX5u5kGkmxYyJPoT0R2n3t7eYk4N0Qd9s1A",
                    "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
                  },
                  "announcedAt": "2026-08-25T10:05:30Z",
                  "signsFrom": "2026-08-25T10:15:30Z",
                  "retiredAt": "2026-11-23T10:15:30Z",
                  "publishedUntil": "2026-11-23T10:31:30Z"
                }""")
record SigningKeyAnswer(
        @Schema(description = "The key id that stands in the header of each token.", minLength = 1)
        String kid,

        @Schema(enumeration = {"announced", "signing", "retired", "gone", "revoked"})
        String state,

        @Schema(enumeration = {"ES256", "RS256"}) String algorithm,

        @Schema(ref = "JsonWebKey") Map<String, Object> publicKey,

        @Schema(description = "Since when it is published.") Instant announcedAt,

        @Schema(
                nullable = true,
                description =
                        "When it begins to sign, ahead of now while it is announced. Null if it was revoked before.")
        Instant signsFrom,

        @Schema(nullable = true, description = "When another key took its place.")
        Instant retiredAt,

        @Schema(
                nullable = true,
                description =
                        "Until when it is published, ahead of now while it is retired. Null as long as no end is set.")
        Instant publishedUntil) {
    static SigningKeyAnswer from(SigningKey key) {
        return new SigningKeyAnswer(
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
