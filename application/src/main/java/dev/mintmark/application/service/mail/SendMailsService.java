package dev.mintmark.application.service.mail;

import dev.mintmark.application.port.in.mail.SendMails;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.mail.MailNotSent;
import dev.mintmark.application.port.out.mail.MailServer;
import dev.mintmark.application.port.out.mail.MailVault;
import dev.mintmark.application.port.out.mail.Outbox;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.mail.MailKind;
import dev.mintmark.domain.mail.WaitingMail;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims each mail in a transaction, sends it outside of any, and stores in another what became of it. */
public final class SendMailsService implements SendMails {
    private static final int AT_ONCE = 20;

    /** As long as invitations are counted. */
    private static final Duration KEPT = Duration.ofHours(25);

    private final UnitOfWork unitOfWork;
    private final Outbox outbox;
    private final MailVault vault;
    private final MailServer server;
    private final Clock clock;

    public SendMailsService(UnitOfWork unitOfWork, Outbox outbox, MailVault vault, MailServer server, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.outbox = outbox;
        this.vault = vault;
        this.server = server;
        this.clock = clock;
    }

    /** The first mail that has to be tried again ends the round: the server may be away. */
    @Override
    public Round send() {
        int sent = 0;
        int putOff = 0;
        List<MailKind> givenUp = new ArrayList<>();
        Optional<MailNotSent> problem = Optional.empty();
        for (WaitingMail due : unitOfWork.execute(() -> outbox.due(clock.instant(), AT_ONCE))) {
            WaitingMail claimed = due.claimed(clock.instant());
            if (unitOfWork.execute(() -> outbox.replace(due, claimed))) {
                Optional<MailNotSent> failed = attempt(claimed);
                problem = failed.isPresent() ? failed : problem;
                if (failed.isPresent() && !failed.get().isForGood()) {
                    unitOfWork.run(() -> outbox.replace(claimed, claimed.putOff(clock.instant())));
                    putOff++;
                    break;
                }
                unitOfWork.run(() -> outbox.settle(claimed.id()));
                if (failed.isPresent()) {
                    givenUp.add(claimed.kind());
                } else {
                    sent++;
                }
            }
        }
        return new Round(sent, putOff, givenUp, problem.map(MailNotSent::getMessage));
    }

    private Optional<MailNotSent> attempt(WaitingMail mail) {
        if (mail.isOver(clock.instant())) {
            return Optional.of(new MailNotSent(true, "it could not be sent for a day"));
        }
        Optional<Mail> opened = vault.open(mail.id(), mail.content());
        if (opened.isEmpty()) {
            return Optional.of(new MailNotSent(true, "its key-encryption key is gone, or it was changed"));
        }
        try {
            server.send(mail.id(), opened.get());
            return Optional.empty();
        } catch (MailNotSent notSent) {
            return Optional.of(notSent);
        }
    }

    @Override
    public Waiting waiting() {
        Outbox.Waiting waiting = unitOfWork.execute(outbox::waiting);
        return new Waiting(waiting.count(), waiting.oldest());
    }

    @Override
    public void forgetOld() {
        unitOfWork.run(() -> outbox.forget(clock.instant().minus(KEPT)));
    }
}
