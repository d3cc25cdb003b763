package dev.mintmark.application.port.out.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.tenant.Owner;
import java.util.Optional;

/** The stored members and operators. Called inside a unit of work. */
public interface Members {
    /**
     * Stores a new member or operator.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code email_taken} if the address, in any letter case, belongs to another
     *     one
     */
    void add(Member member);

    /** One member or operator. */
    Optional<Member> find(MemberId id);

    /** One member or operator as stored now; nobody else changes or removes it before the unit of work ends. */
    Optional<Member> lock(MemberId id);

    /**
     * Stores a changed member or operator.
     *
     * @return the member with its new version
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if another change was stored since the member
     *     was read, or it is gone
     */
    Member update(Member member);

    /** The member or operator with this {@link dev.mintmark.domain.member.Email#key() address key}. */
    Optional<Member> findByEmailKey(String emailKey);

    /** Deletes a locked member or operator with its sessions. */
    void remove(Member member);

    /** Locks every operator; another unit of work that does so waits until this one ends. */
    void lockOperators();

    /** How many members an owner has. */
    long count(Owner owner);

    /** Whether an owner has an admin other than this one. */
    boolean anyOtherAdmin(Owner owner, MemberId than);

    /**
     * A page of a tenant's members, or of the operators, by id, the oldest first; the position's id and sort key are
     * both the member's id.
     */
    Page<Member> list(Owner owner, Page.Request page);

    /**
     * Whether there is an operator. Concurrent first starts are settled by the unique address: both ask, one stores.
     */
    boolean anyOperator();
}
