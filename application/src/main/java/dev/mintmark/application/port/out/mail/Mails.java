package dev.mintmark.application.port.out.mail;

import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;

/**
 * Told of what people are mailed, where mail is configured (docs/adr/0040). Called inside the unit of work that does
 * it: a mail is stored with what it tells of, or not at all, and sent afterwards.
 */
public interface Mails {
    /**
     * Somebody is invited, or gets another link.
     *
     * @param token the link's
     */
    void invited(Invitation invitation, ClientSecret token);

    /**
     * A member may choose another password by a link.
     *
     * @param token the link's
     */
    void resetLinkMade(Member member, ClientSecret token, Instant expiresAt);

    /** A locked member signs in; the member learns of it if it never did from that network before. */
    void signedIn(Member member, Device from, Instant now);

    /** Something was recorded; the member whose password or second factors it changes learns of it. */
    void changed(AuditEntry entry);

    /** The secret of an app will expire; those of its tenant learn of it who can replace it. */
    void expiring(TenantId tenant, AuditTarget app, Instant expiresAt);
}
