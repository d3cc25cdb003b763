package dev.mintmark.application.service.people;

import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.tenant.Owner;

/**
 * Who counts the people of a tenant, or the operators, or what is theirs, to decide whether there may be one more or
 * one less, takes turns: the tenant's row is locked, or those of all operators.
 */
final class OwnerLock {
    private final Tenants tenants;
    private final Members members;

    OwnerLock(Tenants tenants, Members members) {
        this.tenants = tenants;
        this.members = members;
    }

    /**
     * Locks until the unit of work ends.
     *
     * @throws RuleBroken {@code not_found} for the tenant
     */
    void take(Owner owner) {
        owner.tenant()
                .ifPresentOrElse(
                        tenant -> tenants.lock(tenant).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND)),
                        members::lockOperators);
    }
}
