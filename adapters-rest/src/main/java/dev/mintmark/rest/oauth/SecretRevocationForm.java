package dev.mintmark.rest.oauth;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a revocation holds; exists in the description only. Unknown parameters are ignored. */
@Schema(description = "A leaked secret, form-encoded.", requiredProperties = "client_secret", examples = """
                {"client_secret": "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40"}""")
interface SecretRevocationForm {
    /** The secret. */
    @Schema(
            name = "client_secret",
            format = "password",
            description = "Of an app (`mms_…`) or of a resource server (`mmr_…`).",
            minLength = 1)
    String getClientSecret();
}
