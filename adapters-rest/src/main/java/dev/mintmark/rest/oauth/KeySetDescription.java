package dev.mintmark.rest.oauth;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The public key set as the description shows it; {@link KeySet} writes it. */
@Schema(
        name = "JsonWebKeySet",
        description = "The public keys that verify access tokens (RFC 7517 §5).",
        examples = """
                {
                  "keys": [
                    {
                      "kty": "EC",
                      "use": "sig",
                      "alg": "ES256",
                      "kid": "Jm2ZAIkYjX5u5kGkmxYyJPoT0R2n3t7eYk4N0Qd9s1A",
                      "crv": "P-256",
                      "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                      "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
                    }
                  ]
                }""")
record KeySetDescription(List<Key> keys) {
    /** A public key: of an elliptic curve, or of RSA. */
    @Schema(
            name = "JsonWebKey",
            description = "A public key (RFC 7517 §4, RFC 7518 §6).",
            requiredProperties = {"kty", "use", "alg", "kid"},
            additionalProperties = Schema.False.class)
    record Key(
            @Schema(enumeration = {"EC", "RSA"}) String kty,
            @Schema(enumeration = "sig") String use,
            @Schema(enumeration = {"ES256", "RS256"}) String alg,
            @Schema(minLength = 1) String kid,
            @Schema(enumeration = "P-256") String crv,
            @Schema(pattern = "^[A-Za-z0-9_-]+$") String x,
            @Schema(pattern = "^[A-Za-z0-9_-]+$") String y,
            @Schema(pattern = "^[A-Za-z0-9_-]+$") String n,
            @Schema(pattern = "^[A-Za-z0-9_-]+$") String e) {}
}
