package dev.mintmark.domain.member;

import static dev.mintmark.domain.member.Role.PLATFORM_ADMIN;
import static dev.mintmark.domain.member.Role.PLATFORM_SUPPORT;
import static dev.mintmark.domain.member.Role.PLATFORM_VIEWER;
import static dev.mintmark.domain.member.Role.TENANT_ADMIN;
import static dev.mintmark.domain.member.Role.TENANT_DEVELOPER;
import static dev.mintmark.domain.member.Role.TENANT_SECURITY;
import static dev.mintmark.domain.member.Role.TENANT_VIEWER;

import dev.mintmark.domain.Coded;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What can be allowed, and to which roles: the one table of who may do what (docs/adr/0037). Resources name the right
 * that they need; the OpenAPI document, the dashboard and docs/roles.md are held against it.
 */
public enum Right implements Coded {
    READ_APPS(
            "read-apps",
            "See the tenant, its apps with their activity, and what can be chosen for them; check tokens and issuance",
            TENANT_ADMIN,
            TENANT_DEVELOPER,
            TENANT_SECURITY,
            TENANT_VIEWER),
    CREATE_APPS("create-apps", "Create apps", TENANT_ADMIN, TENANT_DEVELOPER),
    MANAGE_APPS("manage-apps", "Change, enable, disable and delete apps", TENANT_ADMIN, TENANT_DEVELOPER),
    REPLACE_CREDENTIALS(
            "replace-credentials",
            "Replace and revoke secrets, public keys and federated credentials of apps",
            TENANT_ADMIN,
            TENANT_DEVELOPER,
            TENANT_SECURITY),
    ASSIGN_PLANS("assign-plans", "Choose the plans of apps, where the tenant may", TENANT_ADMIN),
    READ_PEOPLE(
            "read-people",
            "See the members of the tenant",
            TENANT_ADMIN,
            TENANT_DEVELOPER,
            TENANT_SECURITY,
            TENANT_VIEWER),
    MANAGE_PEOPLE("manage-people", "Change and remove members, and make reset links for them", TENANT_ADMIN),
    REVIEW_SESSIONS("review-sessions", "See and end the sessions of members", TENANT_ADMIN, TENANT_SECURITY),
    READ_AUDIT(
            "read-audit",
            "See the audit events and follow what happens",
            TENANT_ADMIN,
            TENANT_DEVELOPER,
            TENANT_SECURITY,
            TENANT_VIEWER,
            PLATFORM_ADMIN,
            PLATFORM_SUPPORT,
            PLATFORM_VIEWER),
    READ_INVITATIONS(
            "read-invitations",
            "See invitations",
            TENANT_ADMIN,
            TENANT_SECURITY,
            PLATFORM_ADMIN,
            PLATFORM_SUPPORT,
            PLATFORM_VIEWER),
    INVITE("invite", "Invite people", TENANT_ADMIN, PLATFORM_ADMIN),
    RESEND_INVITATIONS(
            "resend-invitations",
            "Give one's own invitations another link, if their roles are not above one's own",
            TENANT_ADMIN,
            PLATFORM_ADMIN,
            PLATFORM_SUPPORT),
    CANCEL_INVITATIONS("cancel-invitations", "Cancel invitations", TENANT_ADMIN, TENANT_SECURITY, PLATFORM_ADMIN),
    READ_MANAGEMENT_KEYS(
            "read-management-keys",
            "See management keys, which never show their secret again",
            TENANT_ADMIN,
            TENANT_SECURITY,
            PLATFORM_ADMIN,
            PLATFORM_SUPPORT,
            PLATFORM_VIEWER),
    MAKE_MANAGEMENT_KEYS(
            "make-management-keys",
            "Make management keys with a role not above one's own",
            TENANT_ADMIN,
            PLATFORM_ADMIN),
    REVOKE_MANAGEMENT_KEYS(
            "revoke-management-keys", "Delete management keys", TENANT_ADMIN, TENANT_SECURITY, PLATFORM_ADMIN),
    READ_IDENTITY_PROVIDER(
            "read-identity-provider",
            "See at which OpenID provider the tenant's people sign in",
            TENANT_ADMIN,
            TENANT_SECURITY),
    MANAGE_IDENTITY_PROVIDER(
            "manage-identity-provider",
            "Name, change and remove the OpenID provider at which the tenant's people sign in",
            TENANT_ADMIN),
    READ_INSTALLATION(
            "read-installation",
            "See all tenants with their people and apps, regions, plans, APIs, trusted issuers, signing keys,"
                    + " operators and where they sign in, and whether the audit chains hold",
            PLATFORM_ADMIN,
            PLATFORM_SUPPORT,
            PLATFORM_VIEWER),
    HELP_PEOPLE_IN(
            "help-people-in",
            "Make reset links for members of every tenant and for operators whose roles are not above one's"
                    + " own, and give invitations to tenants another link",
            PLATFORM_ADMIN,
            PLATFORM_SUPPORT),
    MANAGE_INSTALLATION(
            "manage-installation",
            "Manage all of that: tenants and their people, regions, plans, APIs, trusted issuers, signing keys,"
                    + " operators and where they sign in",
            PLATFORM_ADMIN);

    /** What a management key that is made for named apps may still do, with those. */
    private static final Set<Right> OF_NAMED_APPS =
            Collections.unmodifiableSet(EnumSet.of(READ_APPS, MANAGE_APPS, REPLACE_CREDENTIALS, ASSIGN_PLANS));

    private final String code;
    private final String sentence;
    private final Set<Role> roles;

    Right(String code, String sentence, Role... roles) {
        this.code = code;
        this.sentence = sentence;
        this.roles = Collections.unmodifiableSet(EnumSet.copyOf(List.of(roles)));
    }

    /** Its name in the dashboard and the documentation. */
    @Override
    public String code() {
        return code;
    }

    /** What it allows, in words. */
    public String sentence() {
        return sentence;
    }

    /** The roles that have it. */
    public Set<Role> roles() {
        return roles;
    }

    /** Whether a management key that is made for named apps may have it, for those apps. */
    public boolean isOfNamedApps() {
        return OF_NAMED_APPS.contains(this);
    }

    /** Whether somebody with these roles has it. */
    public boolean isGivenTo(Collection<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }
}
