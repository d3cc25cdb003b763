package dev.mintmark.application.port.out.app;

import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;

/** Told of client secrets that will expire by their age (rules §6, age). Called inside a unit of work. */
public interface ExpiringSecrets {
    /** An app's secret will expire at an instant. */
    void expiring(TenantId tenant, AuditTarget app, Instant expiresAt);
}
