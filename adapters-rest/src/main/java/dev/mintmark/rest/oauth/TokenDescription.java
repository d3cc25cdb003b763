package dev.mintmark.rest.oauth;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An issued token as the description shows it; {@link TokenResource} writes it. */
@Schema(
        name = "AccessToken",
        description = "An access token (RFC 6749 §5.1): a JWT of type `at+jwt` (RFC 9068).",
        examples = """
                {
                  "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl",
                  "token_type": "Bearer",
                  "expires_in": 900,
                  "scope": "mintmark.api"
                }""")
interface TokenDescription {
    /** The token. */
    @Schema(name = "access_token", format = "password", pattern = "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$")
    String getAccessToken();

    /** Its type. */
    @Schema(name = "token_type", enumeration = "Bearer")
    String getTokenType();

    /** Its lifetime. */
    @Schema(name = "expires_in", description = "Seconds.", minimum = "60", maximum = "86400")
    int getExpiresIn();

    /** What was granted. */
    @Schema(description = "The granted scope.", minLength = 1)
    String getScope();
}
