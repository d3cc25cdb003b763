/** The HTTP interface: resources, what they answer and how they are described (http-api §1, §2). */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Mintmark",
                        version = "1",
                        summary = "A self-hosted, multi-tenant machine-identity service.",
                        description = """
                                Services exchange their client credentials for short-lived signed tokens under `/connect`; resource servers
                                verify them offline with the keys under `/.well-known`; members and operators manage apps, tenants,
                                license regions and plans under `/api/v1`.

                                Every refusal has a stable `code`, documented at the URL in its `type` or `error_uri`.
                                `x-roles` names the roles that may call an operation.""",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0"),
                        contact = @Contact(name = "The operator of this installation")),
        servers = @Server(url = "/", description = "The installation that serves this document"),
        tags = {
            @Tag(
                    name = "OAuth",
                    description = "For services: tokens (RFC 6749), keys (RFC 7517) and metadata (RFC 8414)."),
            @Tag(name = "Session", description = "Signing in and out."),
            @Tag(name = "Apps", description = "The apps of the current tenant."),
            @Tag(name = "Tenant", description = "What else a tenant sees of itself, and what it can choose from."),
            @Tag(name = "Members", description = "The people of the current tenant."),
            @Tag(name = "Management keys", description = "Keys by which automation signs in."),
            @Tag(name = "Audit", description = "Who changed what, and events as they happen."),
            @Tag(name = "Tenants", description = "For operators: tenants, their members and their apps."),
            @Tag(name = "Operators", description = "For operators: the people of the host."),
            @Tag(name = "License regions", description = "For operators: license regions and their databases."),
            @Tag(name = "Plans", description = "For operators: plans and what retiring one would block."),
            @Tag(
                    name = "Resource servers",
                    description = "For operators: who may introspect the tokens of every tenant."),
            @Tag(name = "Signing keys", description = "For operators: the keys that sign access tokens.")
        },
        components =
                @Components(
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "session",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    bearerFormat = "JWT",
                                    description =
                                            "The `accessToken` of `POST /api/v1/session`. `x-roles` names the roles that may call."),
                            @SecurityScheme(
                                    securitySchemeName = "clientBasic",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "basic",
                                    description =
                                            "`client_secret_basic`: client id and secret, both form-encoded (RFC 6749 §2.3.1).")
                        },
                        schemas = {
                            @Schema(name = "Problem", implementation = ProblemDescription.class),
                            @Schema(name = "OAuthError", implementation = OAuthErrorDescription.class)
                        },
                        parameters = {
                            @Parameter(
                                    name = "limit",
                                    in = ParameterIn.QUERY,
                                    description = "How many items a page has at most.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.INTEGER,
                                                    minimum = "1",
                                                    maximum = "100",
                                                    defaultValue = "25"),
                                    example = "25"),
                            @Parameter(
                                    name = "cursor",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "The `nextCursor` of the page before, of the same list in the same order.",
                                    schema = @Schema(type = SchemaType.STRING, minLength = 1)),
                            @Parameter(
                                    name = "id",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "The record's id.",
                                    schema = @Schema(implementation = Described.Id.class)),
                            @Parameter(
                                    name = "memberId",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "The member's id.",
                                    schema = @Schema(implementation = Described.Id.class)),
                            @Parameter(
                                    name = "invitationId",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "The invitation's id.",
                                    schema = @Schema(implementation = Described.Id.class)),
                            @Parameter(
                                    name = "tenant",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "The tenant's id.",
                                    schema = @Schema(implementation = Described.Id.class)),
                            @Parameter(
                                    name = "code",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "The record's code.",
                                    schema = @Schema(implementation = Described.Code.class)),
                            @Parameter(
                                    name = "dbCode",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "The database's code.",
                                    schema = @Schema(implementation = Described.Code.class)),
                            @Parameter(
                                    name = "If-Match",
                                    in = ParameterIn.HEADER,
                                    description =
                                            "The `ETag` of the version that the change is meant for (RFC 9110 §13.1.1).",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "\"3\""),
                            @Parameter(
                                    name = "If-None-Match",
                                    in = ParameterIn.HEADER,
                                    description = "The `ETag` of the version that the caller has (RFC 9110 §13.1.2).",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "\"3\"")
                        },
                        headers = {
                            @Header(
                                    name = "X-Request-Id",
                                    description = "Stands in the log, too. A caller's own well-formed value is kept.",
                                    required = true,
                                    schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9._-]{1,64}$")),
                            @Header(
                                    name = "Cache-Control",
                                    description = "Who may keep the answer (RFC 9111 §5.2).",
                                    required = true,
                                    schema = @Schema(type = SchemaType.STRING, minLength = 1)),
                            @Header(
                                    name = "ETag",
                                    description = "The version (RFC 9110 §8.8.3).",
                                    required = true,
                                    schema = @Schema(type = SchemaType.STRING, pattern = "^(W/)?\"[!#-~]+\"$")),
                            @Header(
                                    name = "Location",
                                    description = "Where the new record is.",
                                    required = true,
                                    schema = @Schema(type = SchemaType.STRING, format = "uri")),
                            @Header(
                                    name = "WWW-Authenticate",
                                    description = "How to authenticate (RFC 9110 §11.6.1).",
                                    required = true,
                                    schema = @Schema(type = SchemaType.STRING, minLength = 1)),
                            @Header(
                                    name = "RefreshCookie",
                                    description =
                                            "A person's refresh token, in a cookie named `mintmark-refresh`,"
                                                    + " or `__Secure-mintmark-refresh` if the issuer is https: `HttpOnly`,"
                                                    + " `SameSite=Strict`, for `/api/v1/session` only. Empty when it is taken away.",
                                    schema = @Schema(type = SchemaType.STRING, minLength = 1)),
                            @Header(
                                    name = "Retry-After",
                                    description = "Seconds to wait.",
                                    required = true,
                                    schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
                        }))
package dev.mintmark.rest;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import dev.mintmark.rest.error.ProblemDescription;
import dev.mintmark.rest.oauth.OAuthErrorDescription;
import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
