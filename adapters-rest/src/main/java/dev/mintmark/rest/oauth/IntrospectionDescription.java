package dev.mintmark.rest.oauth;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What introspection answers as the description shows it; {@link IntrospectionResource} writes it. */
@Schema(
        name = "Introspection",
        description =
                "Whether a token is active now (RFC 7662 §2.2). If it is, all its claims stand beside; if not, nothing does.",
        requiredProperties = "active",
        examples = """
                {
                  "active": true,
                  "token_type": "Bearer",
                  "iss": "http://localhost:9080",
                  "aud": "mintmark-api",
                  "exp": 1795429830,
                  "iat": 1795428930,
                  "nbf": 1795428930,
                  "jti": "Yk3gJ0mZ1u2vX4w5y6z7AA",
                  "sub": "mm_7c9kx2v4n8q1w5e3r6t0y2h4jk",
                  "client_id": "mm_7c9kx2v4n8q1w5e3r6t0y2h4jk",
                  "upn": "mm_7c9kx2v4n8q1w5e3r6t0y2h4jk",
                  "scope": "mintmark.api",
                  "groups": ["app"],
                  "tenantid": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "appId": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5f",
                  "licenseRegionCode": "aws-us-east-1",
                  "dbCode": "us-east-1-a",
                  "allowed_domain_1": "app.example.com",
                  "limits": {"plan": "starter", "revision": 1, "maxDocumentUnitsPerHour": 1000},
                  "credentialVersion": 1
                }""")
interface IntrospectionDescription {
    /** Whether it is active. */
    boolean isActive();

    /** Its type. */
    @Schema(name = "token_type", enumeration = "Bearer")
    String getTokenType();

    /** Its issuer. */
    @Schema(format = "uri")
    String getIss();

    /** Its audience. */
    String getAud();

    /** Its end. */
    @Schema(description = "Seconds since 1970.")
    long getExp();

    /** Its beginning. */
    @Schema(description = "Seconds since 1970.")
    long getIat();

    /** Its beginning. */
    @Schema(description = "Seconds since 1970.")
    long getNbf();

    /** Its id. */
    String getJti();

    /** Its client. */
    String getSub();

    /** Its client. */
    @Schema(name = "client_id")
    String getClientId();

    /** Its client. */
    String getUpn();

    /** Its scope. */
    String getScope();

    /** Its groups. */
    List<String> getGroups();

    /** Its tenant. */
    @Schema(format = "uuid")
    String getTenantid();

    /** Its app. */
    @Schema(format = "uuid")
    String getAppId();

    /** Its license region. */
    String getLicenseRegionCode();

    /** Its region database. */
    String getDbCode();

    /** Its first allowed domain. */
    @Schema(name = "allowed_domain_1")
    String getAllowedDomain1();

    /** Its second allowed domain. */
    @Schema(name = "allowed_domain_2")
    String getAllowedDomain2();

    /** Its third allowed domain. */
    @Schema(name = "allowed_domain_3")
    String getAllowedDomain3();

    /** Its limits. */
    @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
    Object getLimits();

    /** The app's credential version. */
    @Schema(minimum = "1")
    int getCredentialVersion();
}
