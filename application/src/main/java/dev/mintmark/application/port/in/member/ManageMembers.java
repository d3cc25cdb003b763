package dev.mintmark.application.port.in.member;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Operators manage the members of a tenant (http-api §2). */
public interface ManageMembers {
    /**
     * Adds a member with a password.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the tenant, {@code validation_failed}, {@code email_taken}
     */
    Member add(Command command);

    /**
     * A page of a tenant's members, the oldest first.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the tenant
     */
    Page<Member> list(TenantId tenant, Page.Request page);

    /**
     * A new member as typed; a text is null where it is missing.
     *
     * @param password empty where it is missing
     * @param roles may be null where they are missing
     */
    record Command(
            TenantId tenant, String email, String displayName, Optional<Password> password, List<String> roles) {}
}
