package dev.mintmark.application.port.out.people;

import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whose the e-mail domains are: each has one owner. Called inside a unit of work. */
public interface EmailDomains {
    /** An owner's, in the order of their names. */
    List<EmailDomain> of(Owner owner);

    /** Whose one is. */
    Optional<Owner> ownerOf(EmailDomain domain);

    /**
     * Gives a domain to an owner.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if it has one
     */
    void add(Owner owner, EmailDomain domain, Instant now);

    /** Takes a domain from its owner; no provider speaks for it any more. */
    void remove(EmailDomain domain);
}
