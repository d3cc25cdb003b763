package dev.mintmark.application.port.in.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.tenant.Owner;
import java.util.List;
import java.util.Optional;

/**
 * Manages the members of a tenant, or the operators (http-api §2): whose they are is a tenant or the installation. Of
 * each at least one admin remains, whoever acts at the same time.
 */
public interface ManageMembers {
    /**
     * Adds a member with a password.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the tenant, {@code validation_failed},
     *     {@code email_taken}, {@code limit_reached}
     */
    Member add(Command command);

    /**
     * A page of members, the oldest first.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the tenant
     */
    Page<Member> list(Owner owner, Page.Request page);

    /**
     * One member.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if it is not theirs
     */
    Member read(Owner owner, MemberId id);

    /**
     * Changes a member. Other roles or another password end its sessions at once.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code validation_failed},
     *     {@code last_admin}
     */
    Member change(Change change);

    /**
     * Removes a member, and ends its sessions at once.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code last_admin}
     */
    void remove(Owner owner, MemberId id, Optional<Long> expectedVersion);

    /**
     * A new member as typed; a text is null where it is missing.
     *
     * @param password empty where it is missing
     * @param roles may be null where they are missing
     * @param passwordToBeReplaced whether the member is to replace the password at the first sign-in, since somebody
     *     else knows it
     */
    record Command(
            Owner owner,
            String email,
            String displayName,
            Optional<Password> password,
            List<String> roles,
            boolean passwordToBeReplaced) {}

    /**
     * What is to change about a member; empty where nothing is.
     *
     * @param password that somebody else chose, so that the member is to replace it
     */
    record Change(
            Owner owner,
            MemberId id,
            Optional<Long> expectedVersion,
            Optional<String> displayName,
            Optional<List<String>> roles,
            Optional<Password> password) {}

    /** Whether there is an operator, so that none would be made. */
    boolean operatorExists();

    /**
     * Makes the first operator unless there is one; true if this call made it.
     *
     * @param madeByService whether nobody chose the password, so that it is to be replaced after the first sign-in
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed} for an address that is none
     */
    boolean ensureFirstOperator(String email, Password password, boolean madeByService);
}
