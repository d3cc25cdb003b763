package dev.mintmark.rest.oauth;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a token request holds; exists in the description only, {@link TokenRequest} reads it. Unknown parameters are ignored. */
@Schema(
        description = "A token request (RFC 6749 §4.4.2), form-encoded.",
        requiredProperties = "grant_type",
        examples = """
                {"grant_type": "client_credentials", "scope": "mintmark.api"}""")
interface TokenForm {
    /** The grant. */
    @Schema(name = "grant_type", enumeration = "client_credentials")
    String getGrantType();

    /** The scope. */
    @Schema(description = "The installation's one scope; it is granted without being asked for, too.")
    String getScope();

    /** The client id. */
    @Schema(name = "client_id", implementation = Described.ClientId.class)
    String getClientId();

    /** The client secret. */
    @Schema(name = "client_secret", implementation = Described.ClientSecret.class)
    String getClientSecret();

    /** How the assertion is made. */
    @Schema(name = "client_assertion_type", enumeration = PresentedClient.JWT_BEARER)
    String getClientAssertionType();

    /** The assertion. */
    @Schema(name = "client_assertion", implementation = Described.ClientAssertion.class)
    String getClientAssertion();
}
