package dev.mintmark.rest.openapi;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Texts that occur in many requests and answers, named by annotations as {@code implementation}; they exist in the description only. */
public final class Described {
    private Described() {}

    /** What people know a record by. */
    @Schema(
            name = "Code",
            type = SchemaType.STRING,
            description = "Lower-case letters, digits and single hyphens between them; never changes.",
            pattern = "^[a-z0-9]+(-[a-z0-9]+)*$",
            minLength = 2,
            maxLength = 64,
            examples = "aws-us-east-1")
    public interface Code {}

    /** What the server knows a record by. */
    @Schema(
            name = "Id",
            type = SchemaType.STRING,
            format = "uuid",
            description = "A UUID of version 7.",
            examples = "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e")
    public interface Id {}

    /** What people call it. */
    @Schema(
            name = "DisplayName",
            type = SchemaType.STRING,
            description = "1 to 100 visible characters after trimming.",
            minLength = 1,
            maxLength = 100,
            examples = "Billing API")
    public interface DisplayName {}

    /** An e-mail address. */
    @Schema(
            name = "Email",
            type = SchemaType.STRING,
            pattern = "^[^@]{1,64}@[^@]{1,253}$",
            description = "An e-mail address; it belongs to one member of the installation, in any letter case.",
            minLength = 3,
            maxLength = 254,
            examples = "ann@acme.example")
    public interface Email {}

    /** A URI of an app. */
    @Schema(
            name = "AppUri",
            type = SchemaType.STRING,
            format = "uri",
            description = "An absolute URI without a fragment.",
            minLength = 1,
            maxLength = 2000,
            examples = "https://app.example.com/callback")
    public interface AppUri {}

    /** An allowed domain as typed. */
    @Schema(
            name = "TypedDomain",
            type = SchemaType.STRING,
            description =
                    "A DNS name of at least two labels or `localhost`, perhaps with a port; `http://`, `https://` and one"
                            + " trailing `/` are left out when it is stored.",
            minLength = 1,
            maxLength = 512,
            examples = "app.example.com")
    public interface TypedDomain {}

    /** An allowed domain as stored. */
    @Schema(
            name = "AllowedDomain",
            type = SchemaType.STRING,
            description = "A normalized DNS name or `localhost`, perhaps with a port.",
            pattern = "^[a-z0-9-]+(\\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?$",
            minLength = 1,
            maxLength = 259,
            examples = "app.example.com")
    public interface AllowedDomain {}

    /** A client id. */
    @Schema(
            name = "ClientId",
            type = SchemaType.STRING,
            description = "The app's OAuth client id; never changes.",
            pattern = "^mm_[0-9a-hjkmnp-tv-z]{26}$",
            examples = "mm_7c9kx2v4n8q1w5e3r6t0y2h4jk")
    public interface ClientId {}

    /** A client secret. */
    @Schema(
            name = "ClientSecret",
            type = SchemaType.STRING,
            format = "password",
            description = "A client secret, shown once.",
            pattern = "^mms_[0-9A-Za-z]{49}$",
            examples = "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40")
    public interface ClientSecret {}

    /** A management key. */
    @Schema(
            name = "ManagementKeyText",
            type = SchemaType.STRING,
            format = "password",
            description = "A management key, shown once.",
            pattern = "^mmk_[0-9A-Za-z]{49}$",
            examples = "mmk_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf09ySpR")
    public interface ManagementKey {}

    /** A resource server's client id. */
    @Schema(
            name = "ResourceServerClientId",
            type = SchemaType.STRING,
            description = "The client id under which the resource server introspects tokens; never changes.",
            pattern = "^mr_[0-9a-hjkmnp-tv-z]{26}$",
            examples = "mr_7c9kx2v4n8q1w5e3r6t0y2h4jk")
    public interface ResourceServerClientId {}

    /** A resource server's secret. */
    @Schema(
            name = "ResourceServerSecret",
            type = SchemaType.STRING,
            format = "password",
            description = "A resource server's secret, shown once.",
            pattern = "^mmr_[0-9A-Za-z]{49}$",
            examples = "mmr_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf2bkXT6")
    public interface ResourceServerSecret {}

    /** An assertion. */
    @Schema(
            name = "ClientAssertion",
            type = SchemaType.STRING,
            format = "password",
            description =
                    "A JWT signed by a registered key (RFC 7523 §3): issuer and subject are the client id, the audience is the issuer"
                            + " or the token endpoint as one string, it expires within five minutes, and its `jti` is used once.",
            maxLength = 8192)
    public interface ClientAssertion {}

    /** A role. */
    @Schema(
            name = "Role",
            type = SchemaType.STRING,
            description = "What a member may do.",
            enumeration = {"platform-admin", "tenant-admin", "tenant-viewer"},
            examples = "tenant-admin")
    public interface Role {}

    /** A role that a tenant's member can have. */
    @Schema(
            name = "TenantRole",
            type = SchemaType.STRING,
            description = "What a member of a tenant may do.",
            enumeration = {"tenant-admin", "tenant-viewer"},
            examples = "tenant-admin")
    public interface TenantRole {}

    /** What can be recorded. */
    @Schema(
            name = "AuditAction",
            type = SchemaType.STRING,
            description = "What was done.",
            enumeration = {
                "app.created",
                "app.changed",
                "app.deleted",
                "app.plan_changed",
                "app.secret_regenerated",
                "app.secret_removed",
                "app.secret_revoked",
                "app.public_keys_changed",
                "tenant.created",
                "tenant.changed",
                "license_region.created",
                "license_region.changed",
                "region_database.created",
                "region_database.changed",
                "plan.created",
                "plan.changed",
                "member.added",
                "member.changed",
                "member.removed",
                "member.password_changed",
                "member.signed_in",
                "member.signed_out",
                "session.reuse_detected",
                "invitation.created",
                "invitation.cancelled",
                "invitation.accepted",
                "management_key.created",
                "management_key.deleted",
                "resource_server.created",
                "resource_server.secret_regenerated",
                "resource_server.secret_revoked",
                "resource_server.deleted",
                "signing_key.announced",
                "signing_key.signs",
                "signing_key.retired",
                "signing_key.gone",
                "signing_key.revoked"
            },
            examples = "app.created")
    public interface AuditAction {}
}
