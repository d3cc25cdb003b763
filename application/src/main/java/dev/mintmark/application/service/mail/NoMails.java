package dev.mintmark.application.service.mail;

import dev.mintmark.application.port.out.mail.Mails;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;

/** Where no mail server is configured, nobody is mailed and nothing is stored. */
public final class NoMails implements Mails {
    @Override
    public void invited(Invitation invitation, ClientSecret token) {
        // nobody is mailed
    }

    @Override
    public void resetLinkMade(Member member, ClientSecret token, Instant expiresAt) {
        // nobody is mailed
    }

    @Override
    public void signedIn(Member member, Device from, Instant now) {
        // nobody is mailed
    }

    @Override
    public void changed(AuditEntry entry) {
        // nobody is mailed
    }

    @Override
    public void expiring(TenantId tenant, AuditTarget app, Instant expiresAt) {
        // nobody is mailed
    }
}
