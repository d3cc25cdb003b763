package dev.mintmark.application.port.out.mail;

import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.mail.MailId;

/** Takes mails and delivers them. */
public interface MailServer {
    /**
     * Hands a mail over; a mail that is handed over twice carries the same id, by which its duplicate is known.
     *
     * @throws MailNotSent if it was not taken
     */
    void send(MailId id, Mail mail);
}
