package dev.mintmark.application.port.out.activity;

import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;

/** Told of tokens that were refused to authenticated apps, summed per app, reason and minute (http-api §2, events). */
public interface BlockedIssuances {
    /**
     * Some were refused.
     *
     * @param minute when, to the minute
     * @param count how many, at least one
     */
    void blocked(TenantId tenant, AuditTarget app, String reason, Instant minute, long count);
}
