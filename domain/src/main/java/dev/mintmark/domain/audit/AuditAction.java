package dev.mintmark.domain.audit;

import dev.mintmark.domain.Coded;

/** What was done; the word is stable, stored and shown. */
public enum AuditAction implements Coded {
    APP_CREATED("app.created"),
    APP_CHANGED("app.changed"),
    APP_DELETED("app.deleted"),
    APP_PLAN_CHANGED("app.plan_changed"),
    APP_SECRET_REGENERATED("app.secret_regenerated"),
    APP_SECRET_OVERLAP_ENDED("app.secret_overlap_ended"),
    APP_SECRET_REMOVED("app.secret_removed"),
    APP_SECRET_REVOKED("app.secret_revoked"),
    APP_PUBLIC_KEYS_CHANGED("app.public_keys_changed"),
    APP_FEDERATED_CREDENTIALS_CHANGED("app.federated_credentials_changed"),
    TENANT_CREATED("tenant.created"),
    TENANT_CHANGED("tenant.changed"),
    REGION_CREATED("license_region.created"),
    REGION_CHANGED("license_region.changed"),
    DATABASE_CREATED("region_database.created"),
    DATABASE_CHANGED("region_database.changed"),
    PLAN_CREATED("plan.created"),
    PLAN_CHANGED("plan.changed"),
    MEMBER_ADDED("member.added"),
    MEMBER_CHANGED("member.changed"),
    MEMBER_REMOVED("member.removed"),
    MEMBER_PASSWORD_CHANGED("member.password_changed"),
    MEMBER_RESET_LINK_MADE("member.reset_link_made"),
    MEMBER_RESET_LINK_REVOKED("member.reset_link_revoked"),
    MEMBER_LINKED("member.linked"),
    MEMBER_SIGNED_IN("member.signed_in"),
    MEMBER_SIGNED_OUT("member.signed_out"),
    SECOND_FACTOR_ADDED("second_factor.added"),
    SECOND_FACTOR_REMOVED("second_factor.removed"),
    SECOND_FACTORS_CLEARED("second_factor.cleared"),
    RECOVERY_CODES_MADE("recovery_codes.made"),
    RECOVERY_CODE_USED("recovery_codes.used"),
    PASSKEY_COPY_SUSPECTED("passkey.copy_suspected"),
    SESSION_ENDED("session.ended"),
    SESSION_REUSE_DETECTED("session.reuse_detected"),
    INVITATION_CREATED("invitation.created"),
    INVITATION_RESENT("invitation.resent"),
    INVITATION_CANCELLED("invitation.cancelled"),
    INVITATION_ACCEPTED("invitation.accepted"),
    MANAGEMENT_KEY_CREATED("management_key.created"),
    MANAGEMENT_KEY_DELETED("management_key.deleted"),
    RESOURCE_SERVER_CREATED("resource_server.created"),
    RESOURCE_SERVER_CHANGED("resource_server.changed"),
    RESOURCE_SERVER_SECRET_REGENERATED("resource_server.secret_regenerated"),
    RESOURCE_SERVER_SECRET_REVOKED("resource_server.secret_revoked"),
    RESOURCE_SERVER_DELETED("resource_server.deleted"),
    TRUSTED_ISSUER_CREATED("trusted_issuer.created"),
    TRUSTED_ISSUER_CHANGED("trusted_issuer.changed"),
    TRUSTED_ISSUER_DELETED("trusted_issuer.deleted"),
    IDENTITY_PROVIDER_CREATED("identity_provider.created"),
    IDENTITY_PROVIDER_CHANGED("identity_provider.changed"),
    IDENTITY_PROVIDER_DELETED("identity_provider.deleted"),
    EMAIL_DOMAINS_CHANGED("email_domains.changed"),
    SIGNING_KEY_ANNOUNCED("signing_key.announced"),
    SIGNING_KEY_SIGNS("signing_key.signs"),
    SIGNING_KEY_RETIRED("signing_key.retired"),
    SIGNING_KEY_GONE("signing_key.gone"),
    SIGNING_KEY_REVOKED("signing_key.revoked");

    private final String code;

    AuditAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
