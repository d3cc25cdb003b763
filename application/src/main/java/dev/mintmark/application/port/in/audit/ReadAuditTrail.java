package dev.mintmark.application.port.in.audit;

import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.domain.audit.AuditRecord;
import java.util.UUID;

/** Reads the audit trail (http-api §2). */
public interface ReadAuditTrail {
    /** A page of the records that fit, the newest first. */
    Page<Recorded> list(AuditQuery query, Page.Request page);

    /** A record and its id. */
    record Recorded(UUID id, AuditRecord record) {}
}
