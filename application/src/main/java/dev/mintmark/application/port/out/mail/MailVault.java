package dev.mintmark.application.port.out.mail;

import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.mail.MailId;
import java.util.Optional;

/** Encrypts mails that wait, and opens them. */
public interface MailVault {
    /** The mail, encrypted and bound to its id. */
    EncryptedValue lock(MailId id, Mail mail);

    /** The mail; empty if its key-encryption key is not there any more, or it was changed. */
    Optional<Mail> open(MailId id, EncryptedValue content);
}
