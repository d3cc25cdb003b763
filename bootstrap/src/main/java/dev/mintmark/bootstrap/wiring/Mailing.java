package dev.mintmark.bootstrap.wiring;

import dev.mintmark.application.port.in.mail.SendMails;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.mail.MailNotSent;
import dev.mintmark.application.port.out.mail.MailServer;
import dev.mintmark.application.port.out.mail.MailVault;
import dev.mintmark.application.port.out.mail.Mails;
import dev.mintmark.application.port.out.mail.Outbox;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.service.audit.AuditRecorder;
import dev.mintmark.application.service.mail.MailedTrail;
import dev.mintmark.application.service.mail.NoMails;
import dev.mintmark.application.service.mail.SendMailsService;
import dev.mintmark.application.service.mail.WrittenMails;
import dev.mintmark.bootstrap.settings.MailSettings;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.persistence.mail.JpaOutbox;
import dev.mintmark.persistence.session.JpaKnownNetworks;
import dev.mintmark.token.KeyEncryption;
import dev.mintmark.token.mail.SealedMails;
import dev.mintmark.token.mail.SmtpMailServer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.net.PasswordAuthentication;
import java.time.Clock;

/** Mails, on one page: without a mail server nothing of them is made. */
@Dependent
final class Mailing {
    private Mailing() {}

    @Produces
    @Singleton
    static Outbox outbox(EntityManager entityManager) {
        return new JpaOutbox(entityManager);
    }

    @Produces
    @Singleton
    static MailVault mailVault(KeyEncryption encryption) {
        return new SealedMails(encryption);
    }

    @Produces
    @Singleton
    static Mails mails(
            Settings settings,
            Outbox outbox,
            MailVault vault,
            Members members,
            Tenants tenants,
            IdGenerator ids,
            Clock clock,
            EntityManager entityManager) {
        return settings.mail().isEmpty()
                ? new NoMails()
                : new WrittenMails(
                        outbox,
                        vault,
                        new JpaKnownNetworks(entityManager),
                        members,
                        tenants,
                        ids,
                        settings.issuer().toString(),
                        clock);
    }

    @Produces
    @Singleton
    static MailedTrail mailedTrail(AuditRecorder recorder, Mails mails) {
        return new MailedTrail(recorder, recorder, mails);
    }

    @Produces
    @Singleton
    static SendMails sendMails(UnitOfWork unitOfWork, Outbox outbox, MailVault vault, Settings settings, Clock clock) {
        return new SendMailsService(unitOfWork, outbox, vault, server(settings, clock), clock);
    }

    private static MailServer server(Settings settings, Clock clock) {
        return settings.mail().map(mail -> server(mail, settings, clock)).orElse((id, mail) -> {
            throw new MailNotSent(false, "none is configured");
        });
    }

    private static MailServer server(MailSettings mail, Settings settings, Clock clock) {
        return new SmtpMailServer(
                mail.address(),
                mail.username()
                        .map(user -> new PasswordAuthentication(
                                user, mail.password().orElseThrow().reveal().toCharArray())),
                mail.from(),
                settings.issuer().getHost(),
                clock);
    }
}
