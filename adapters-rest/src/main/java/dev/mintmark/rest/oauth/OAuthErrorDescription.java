package dev.mintmark.rest.oauth;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An OAuth error as the description shows it; {@link OAuthError#json} writes it. */
@Schema(
        name = "OAuthError",
        description = "Why there is no token (RFC 6749 §5.2). Decide by `error` and `reason`.",
        requiredProperties = {"error", "error_description", "error_uri"},
        examples = """
                {
                  "error": "unauthorized_client",
                  "error_description": "This app is disabled. Enable it in the dashboard.",
                  "error_uri": "http://localhost:9080/docs/errors/unauthorized_client",
                  "reason": "app_disabled"
                }""")
public interface OAuthErrorDescription {
    /** The error. */
    @Schema(pattern = "^[a-z][a-z_]*$", description = "Stable and machine-readable.")
    String getError();

    /** What to do. */
    @Schema(name = "error_description", description = "What to do.", minLength = 1)
    String getErrorDescription();

    /** Its page. */
    @Schema(name = "error_uri", format = "uri", description = "The page of this server that documents the error.")
    String getErrorUri();

    /** What blocks a client. */
    @Schema(pattern = "^[a-z][a-z_]*$", description = "What blocks a client that has proven who it is.")
    String getReason();
}
