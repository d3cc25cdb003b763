package dev.mintmark.application.service.mail;

import dev.mintmark.application.port.out.app.ExpiringSecrets;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.mail.Mails;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;

/**
 * Mails follow the audit trail: whatever is recorded of somebody's password or second factors, by whichever use case,
 * the person learns of it, and no use case can forget to say so. The trail comes last, whose head is locked last.
 */
public final class MailedTrail implements AuditTrail, ExpiringSecrets {
    private final AuditTrail trail;
    private final ExpiringSecrets watchers;
    private final Mails mails;

    /** Tells the mails, then these two. */
    public MailedTrail(AuditTrail trail, ExpiringSecrets watchers, Mails mails) {
        this.trail = trail;
        this.watchers = watchers;
        this.mails = mails;
    }

    @Override
    public void record(AuditEntry entry) {
        mails.changed(entry);
        trail.record(entry);
    }

    @Override
    public void recordAs(Actor actor, AuditEntry entry) {
        mails.changed(entry);
        trail.recordAs(actor, entry);
    }

    @Override
    public void expiring(TenantId tenant, AuditTarget app, Instant expiresAt) {
        mails.expiring(tenant, app, expiresAt);
        watchers.expiring(tenant, app, expiresAt);
    }
}
