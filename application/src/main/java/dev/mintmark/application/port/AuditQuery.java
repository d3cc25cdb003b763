package dev.mintmark.application.port;

import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which audit records, the newest first.
 *
 * @param tenant whose chain; empty for all chains
 * @param tenantId the id of the tenant that something was done in; a text that is none finds nothing
 * @param appId the id of the app that something was done to
 * @param actor the id of whoever did it
 * @param from the earliest instant, itself included
 * @param to the latest instant, itself excluded
 */
public record AuditQuery(
        Optional<TenantId> tenant,
        Optional<String> tenantId,
        Optional<String> appId,
        Optional<String> actor,
        Optional<AuditAction> action,
        Optional<Instant> from,
        Optional<Instant> to) {}
