package dev.mintmark.rest.oauth;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an introspection request holds; exists in the description only. Unknown parameters are ignored. */
@Schema(
        description = "An introspection request (RFC 7662 §2.1), form-encoded.",
        requiredProperties = "token",
        examples = """
                {"token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl"}""")
interface IntrospectionForm {
    /** The token. */
    @Schema(description = "Whatever was presented as an access token.", minLength = 1)
    String getToken();

    /** A hint, which is ignored. */
    @Schema(name = "token_type_hint", description = "Ignored: there are access tokens only.")
    String getTokenTypeHint();

    /** The client id. */
    @Schema(name = "client_id", description = "Of an app (`mm_…`) or of a resource server (`mr_…`).")
    String getClientId();

    /** The secret. */
    @Schema(name = "client_secret", format = "password", description = "Its secret (`mms_…`, `mmr_…`).")
    String getClientSecret();

    /** How the assertion is made. */
    @Schema(name = "client_assertion_type", enumeration = PresentedClient.JWT_BEARER)
    String getClientAssertionType();

    /** The assertion. */
    @Schema(name = "client_assertion", implementation = Described.ClientAssertion.class)
    String getClientAssertion();
}
