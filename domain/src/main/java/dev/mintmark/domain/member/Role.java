package dev.mintmark.domain.member;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.tenant.Owner;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a person may do (http-api §2, roles). */
public enum Role implements Coded {
    /** An operator: manages the installation. */
    PLATFORM_ADMIN("platform-admin"),
    /** Manages its own tenant. */
    TENANT_ADMIN("tenant-admin"),
    /** Reads its own tenant. */
    TENANT_VIEWER("tenant-viewer");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The name of the role in the specification and in a session token's {@code groups}. */
    @Override
    public String code() {
        return code;
    }

    /** Whether whoever has this role may do all that the other role allows. */
    public boolean covers(Role other) {
        return this == other || (this == TENANT_ADMIN && other == TENANT_VIEWER);
    }

    /**
     * Reads the roles of a tenant's member, or of an operator; reports {@code required} for none and
     * {@code invalid_role} at every other. The collection may be null.
     */
    public static Optional<Set<Role>> parseOf(
            Owner owner, Collection<String> codes, String field, Violations violations) {
        return owner.fold(
                tenant -> parseOfTenant(codes, field, violations), () -> parseOfOperator(codes, field, violations));
    }

    /**
     * Reads the roles of an operator, who has one; reports {@code required} for none and {@code invalid_role} at every
     * other. The collection may be null.
     */
    public static Optional<Set<Role>> parseOfOperator(Collection<String> codes, String field, Violations violations) {
        return parse(codes, EnumSet.of(PLATFORM_ADMIN), "An operator's role is platform-admin.", field, violations);
    }

    /**
     * Reads the roles of a tenant's member; reports {@code required} for none and {@code invalid_role} at every other.
     * The collection may be null.
     */
    public static Optional<Set<Role>> parseOfTenant(Collection<String> codes, String field, Violations violations) {
        return parse(
                codes,
                EnumSet.of(TENANT_ADMIN, TENANT_VIEWER),
                "A member's role is tenant-admin or tenant-viewer.",
                field,
                violations);
    }

    private static Optional<Set<Role>> parse(
            Collection<String> codes, Set<Role> allowed, String message, String field, Violations violations) {
        if (codes == null || codes.isEmpty()) {
            violations.add(field, Fault.REQUIRED, "Give at least one role. " + message);
            return Optional.empty();
        }
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        boolean sound = true;
        int index = 0;
        for (String code : codes) {
            Optional<Role> role = Coded.find(Role.class, code).filter(allowed::contains);
            if (role.isEmpty()) {
                violations.add(field + "[" + index + "]", Fault.INVALID_ROLE, message);
                sound = false;
            }
            role.ifPresent(roles::add);
            index++;
        }
        return sound ? Optional.of(Set.copyOf(roles)) : Optional.empty();
    }
}
