package dev.mintmark.rest.app;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A public key of an app as the description shows it. */
@Schema(
        name = "PublicKey",
        description = "A public key as a JWK (RFC 7517 §4): EC on P-256, RSA of 2048 to 4096 bits, or OKP on Ed25519.",
        requiredProperties = {"kty", "use", "alg", "kid"},
        additionalProperties = Schema.False.class,
        examples = """
                {
                  "kty": "EC",
                  "use": "sig",
                  "alg": "ES256",
                  "kid": "billing-1",
                  "crv": "P-256",
                  "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                  "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
                }""")
record PublicKeyDescription(
        @Schema(enumeration = {"EC", "RSA", "OKP"}) String kty,
        @Schema(enumeration = "sig") String use,

        @Schema(enumeration = {"ES256", "RS256", "PS256", "EdDSA"})
        String alg,

        @Schema(pattern = "^[!#-\\[\\]-~]{1,128}$") String kid,
        @Schema(enumeration = {"P-256", "Ed25519"}) String crv,
        @Schema(pattern = "^[A-Za-z0-9_-]{43}$") String x,
        @Schema(pattern = "^[A-Za-z0-9_-]{43}$") String y,
        @Schema(pattern = "^[A-Za-z0-9_-]{342,683}$") String n,
        @Schema(enumeration = "AQAB") String e) {}
