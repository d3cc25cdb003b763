package dev.mintmark.rest.app;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What replaces the public keys of an app; exists in the description only. */
@Schema(
        description = "The public keys that an app has from now on.",
        additionalProperties = Schema.False.class,
        examples = """
                {
                  "keys": [
                    {
                      "kty": "EC",
                      "kid": "billing-1",
                      "crv": "P-256",
                      "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                      "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
                    }
                  ]
                }""")
record PublicKeys(
        @Schema(required = true, type = SchemaType.ARRAY, implementation = TypedKey.class, maxItems = 2)
        List<TypedKey> keys) {

    /** A key as typed: what a JWK may hold beside is ignored, what is private is refused. */
    @Schema(
            name = "TypedPublicKey",
            description =
                    "A public key as a JWK (RFC 7517 §4). Other members are left out when it is stored; a private one is refused.")
    record TypedKey(
            @Schema(
                    required = true,
                    enumeration = {"EC", "RSA", "OKP"})
            String kty,

            @Schema(nullable = true, enumeration = "sig") String use,

            @Schema(
                    nullable = true,
                    enumeration = {"ES256", "RS256", "PS256", "EdDSA"})
            String alg,

            @Schema(nullable = true, pattern = "^[!#-\\[\\]-~]{1,128}$")
            String kid,

            @Schema(enumeration = {"P-256", "Ed25519"}) String crv,
            @Schema(pattern = "^[A-Za-z0-9_-]{43}$") String x,
            @Schema(pattern = "^[A-Za-z0-9_-]{43}$") String y,
            @Schema(pattern = "^[A-Za-z0-9_-]{342,683}$") String n,
            @Schema(enumeration = "AQAB") String e) {}
}
