package dev.mintmark.application.port.out.audit;

import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditEntry;

/**
 * The record of every change (rules §9). Called inside the unit of work that makes the change, as its last step: the
 * head of the chain is locked last, so that tenants never wait for each other.
 */
public interface AuditTrail {
    /** Records a change by whoever acts now. */
    void record(AuditEntry entry);

    /** Records a change by somebody else than the one who is signed in. */
    void recordAs(Actor actor, AuditEntry entry);
}
