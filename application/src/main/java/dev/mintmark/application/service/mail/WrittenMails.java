package dev.mintmark.application.service.mail;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.mail.MailVault;
import dev.mintmark.application.port.out.mail.Mails;
import dev.mintmark.application.port.out.mail.Outbox;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.session.KnownNetworks;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.mail.MailId;
import dev.mintmark.domain.mail.MailKind;
import dev.mintmark.domain.mail.WaitingMail;
import dev.mintmark.domain.member.ClientNetwork;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes mails and puts them into the outbox. */
public final class WrittenMails implements Mails {
    /** How many invitations are mailed to one address in an hour: an admin may invite anybody. */
    static final int INVITATIONS_TO_AN_ADDRESS = 5;

    /** How many invitations of one tenant are mailed in a day. */
    static final int INVITATIONS_OF_AN_OWNER = 1_000;

    /** How many members are told of a secret. */
    static final int TOLD_OF_A_SECRET = 50;

    private final Outbox outbox;
    private final MailVault vault;
    private final KnownNetworks networks;
    private final Members members;
    private final Tenants tenants;
    private final IdGenerator ids;
    private final MailTexts texts;
    private final Clock clock;

    /** @param issuer what every link begins with, without a slash at its end */
    public WrittenMails(
            Outbox outbox,
            MailVault vault,
            KnownNetworks networks,
            Members members,
            Tenants tenants,
            IdGenerator ids,
            String issuer,
            Clock clock) {
        this.outbox = outbox;
        this.vault = vault;
        this.networks = networks;
        this.members = members;
        this.tenants = tenants;
        this.ids = ids;
        this.texts = new MailTexts(issuer);
        this.clock = clock;
    }

    /** Beyond the bounds nothing is mailed; whoever invites has the link all the same. */
    @Override
    public void invited(Invitation invitation, ClientSecret token) {
        Instant now = clock.instant();
        String recipient = invitation.email().key();
        boolean tooMany = outbox.count(MailKind.INVITATION, recipient, now.minus(Duration.ofHours(1)))
                        >= INVITATIONS_TO_AN_ADDRESS
                || outbox.count(MailKind.INVITATION, invitation.owner(), now.minus(Duration.ofDays(1)))
                        >= INVITATIONS_OF_AN_OWNER;
        if (!tooMany) {
            Optional<String> tenant = invitation
                    .owner()
                    .tenant()
                    .flatMap(tenants::find)
                    .map(found -> found.name().value());
            add(
                    MailKind.INVITATION,
                    invitation.owner(),
                    texts.invitation(invitation.email(), tenant, token.reveal(), invitation.expiresAt()));
        }
    }

    @Override
    public void resetLinkMade(Member member, ClientSecret token, Instant expiresAt) {
        add(MailKind.PASSWORD_RESET, member.owner(), texts.resetLink(member.email(), token.reveal(), expiresAt));
    }

    @Override
    public void signedIn(Member member, Device from, Instant now) {
        if (networks.see(member.id(), ClientNetwork.of(from.address()), now) == KnownNetworks.Seen.NEW) {
            add(MailKind.NEW_ADDRESS, member.owner(), texts.newAddress(member.email(), from, now));
        }
    }

    @Override
    public void changed(AuditEntry entry) {
        if (MailTexts.CHANGES.containsKey(entry.action())) {
            MemberId.parse(entry.target().id())
                    .flatMap(members::find)
                    .ifPresent(member -> add(
                            MailKind.ACCOUNT_CHANGED,
                            member.owner(),
                            texts.changed(member.email(), entry.action(), clock.instant())));
        }
    }

    @Override
    public void expiring(TenantId tenant, AuditTarget app, Instant expiresAt) {
        for (Member member : whoReplacesSecrets(Owner.of(tenant))) {
            add(
                    MailKind.SECRET_EXPIRING,
                    member.owner(),
                    texts.secretExpiring(member.email(), app.id(), app.name(), expiresAt));
        }
    }

    /** The first {@value #TOLD_OF_A_SECRET} that there are, of longest standing. */
    private List<Member> whoReplacesSecrets(Owner owner) {
        List<Member> found = new ArrayList<>();
        Optional<Page.Position> after = Optional.empty();
        do {
            Page<Member> page = members.list(owner, new Page.Request(Page.Request.MAX_LIMIT, after));
            page.items().stream()
                    .filter(member -> member.may(Right.REPLACE_CREDENTIALS))
                    .limit(TOLD_OF_A_SECRET - found.size())
                    .forEach(found::add);
            after = page.next();
        } while (after.isPresent() && found.size() < TOLD_OF_A_SECRET);
        return found;
    }

    private void add(MailKind kind, Owner owner, Mail mail) {
        MailId id = new MailId(ids.next());
        outbox.add(WaitingMail.create(id, kind, owner, mail.to().key(), vault.lock(id, mail), clock.instant()));
    }
}
