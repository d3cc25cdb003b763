package dev.mintmark.rest.openapi;

import dev.mintmark.rest.session.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/**
 * Turns the roles that resources name as security requirements into {@code x-roles} and one requirement of a session, since a role is
 * no scheme of its own. {@value #SESSION} itself stands for every role.
 */
final class SecuritySchemes {
    /** The scheme of session tokens. */
    static final String SESSION = "session";

    /** The extension that names the roles that may call an operation. */
    static final String ROLES = "x-roles";

    private static final List<String> ALL = List.of(Roles.PLATFORM_ADMIN, Roles.TENANT_ADMIN, Roles.TENANT_VIEWER);

    private SecuritySchemes() {}

    /** The roles of an operation; empty if it needs no session. */
    static List<String> rolesOf(Operation operation) {
        List<String> roles = new ArrayList<>();
        List<SecurityRequirement> others = new ArrayList<>();
        List<SecurityRequirement> named = operation.getSecurity() == null ? List.of() : operation.getSecurity();
        for (SecurityRequirement requirement : named) {
            Set<String> schemes = requirement.getSchemes().keySet();
            if (schemes.contains(SESSION)) {
                roles.addAll(ALL);
            } else if (ALL.containsAll(schemes) && !schemes.isEmpty()) {
                roles.addAll(schemes);
            } else {
                others.add(requirement);
            }
        }
        if (!roles.isEmpty()) {
            others.add(0, OASFactory.createSecurityRequirement().addScheme(SESSION));
            operation.addExtension(ROLES, List.copyOf(roles));
        }
        operation.setSecurity(others);
        return roles;
    }
}
