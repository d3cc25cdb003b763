package dev.mintmark.domain.member;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.tenant.Owner;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person is trusted with (http-api §2, roles); {@link Right} says what that allows. */
public enum Role implements Coded {
    /** Manages the installation. */
    PLATFORM_ADMIN("platform-admin"),
    /** Reads all of the installation, and helps people in. */
    PLATFORM_SUPPORT("platform-support"),
    /** Reads all of the installation. */
    PLATFORM_VIEWER("platform-viewer"),
    /** Manages its own tenant. */
    TENANT_ADMIN("tenant-admin"),
    /** Manages the apps of its own tenant and their credentials. */
    TENANT_DEVELOPER("tenant-developer"),
    /** Reads all of its own tenant, and replaces and revokes what lets in. */
    TENANT_SECURITY("tenant-security"),
    /** Reads its own tenant. */
    TENANT_VIEWER("tenant-viewer");

    private static final Set<Role> OF_OPERATORS = EnumSet.of(PLATFORM_ADMIN, PLATFORM_SUPPORT, PLATFORM_VIEWER);
    private static final Set<Role> OF_MEMBERS = EnumSet.complementOf(EnumSet.copyOf(OF_OPERATORS));

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The name of the role in the specification and in a session token's {@code groups}. */
    @Override
    public String code() {
        return code;
    }

    /** Whether operators have it, and not members of tenants. */
    public boolean isOfOperators() {
        return OF_OPERATORS.contains(this);
    }

    /** Whether these are roles of a tenant's member, or of an operator: at least one, and none of the other kind. */
    public static boolean fit(Owner owner, Collection<Role> roles) {
        return !roles.isEmpty() && of(owner).containsAll(roles);
    }

    /** Whether somebody with these roles may do all that this role allows, so that it is not above them. */
    public boolean isCoveredBy(Collection<Role> held) {
        return Stream.of(Right.values())
                .filter(right -> right.roles().contains(this))
                .allMatch(right -> right.isGivenTo(held));
    }

    /**
     * Reads the roles of a tenant's member, or of an operator; reports {@code required} for none and
     * {@code invalid_role} at every other. The collection may be null.
     */
    public static Optional<Set<Role>> parseOf(
            Owner owner, Collection<String> codes, String field, Violations violations) {
        String message = (owner.isInstallation() ? "An operator's roles are " : "A member's roles are ")
                + of(owner).stream().map(Role::code).collect(Collectors.joining(", ")) + ".";
        return parse(codes, of(owner), message, field, violations);
    }

    private static Set<Role> of(Owner owner) {
        return owner.isInstallation() ? OF_OPERATORS : OF_MEMBERS;
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
