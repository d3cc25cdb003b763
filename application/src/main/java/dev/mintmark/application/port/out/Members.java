package dev.mintmark.application.port.out;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;

/** The stored members and operators. Called inside a unit of work. */
public interface Members {
    /**
     * Stores a new member or operator.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code email_taken} if the address, in any letter case, belongs to another one
     */
    void add(Member member);

    /** One member or operator. */
    Optional<Member> find(MemberId id);

    /** The member or operator with this {@link dev.mintmark.domain.member.Email#key() address key}. */
    Optional<Member> findByEmailKey(String emailKey);

    /** A page of a tenant's members by id, the oldest first; the position's id and sort key are both the member's id. */
    Page<Member> list(TenantId tenant, Page.Request page);

    /**
     * Whether there is an operator. Concurrent first starts are settled by the unique address: both ask, one stores.
     */
    boolean anyOperator();
}
