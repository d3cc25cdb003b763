package dev.mintmark.application.port.out.people;

import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.tenant.Owner;
import java.util.List;
import java.util.Optional;

/** The stored providers where people sign in, and who is known there as whom. Called inside a unit of work. */
public interface IdentityProviders {
    /**
     * Stores a new one, whose domains are its owner's.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if its owner has one
     */
    void add(IdentityProvider provider);

    /**
     * Stores a changed one.
     *
     * @return with its new version
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if another change was stored since it was read,
     *     or it is gone
     */
    IdentityProvider update(IdentityProvider provider);

    /** Removes one, with who is known there. */
    void remove(IdentityProvider provider);

    /** One of them. */
    Optional<IdentityProvider> find(IdentityProviderId id);

    /** The owner's. */
    Optional<IdentityProvider> findOf(Owner owner);

    /** Whether a member may sign in here itself, by a password or a passkey. */
    default boolean allowPasswordOf(Member member) {
        return findOf(member.owner())
                .map(provider -> provider.allowsPasswordOf(member))
                .orElse(true);
    }

    /** The one that speaks for this domain. */
    Optional<IdentityProvider> findFor(EmailDomain domain);

    /** All of them, in no order. */
    List<IdentityProvider> all();

    /** Who is known there by this subject. */
    Optional<MemberId> findMember(IdentityProviderId provider, String subject);

    /** By which subject a member is known there. */
    Optional<String> findSubject(MemberId member);

    /**
     * Remembers who is known there as whom.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the member is known as another one, or the
     *     subject is another member
     */
    void link(IdentityProviderId provider, String subject, MemberId member);

    /** Forgets who is known there: it may be somebody else now. */
    void unlinkAll(IdentityProviderId provider);
}
