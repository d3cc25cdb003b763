package dev.mintmark.token.mail;

import dev.mintmark.application.port.out.mail.MailVault;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.mail.MailId;
import dev.mintmark.domain.member.Email;
import dev.mintmark.token.KeyEncryption;
import dev.mintmark.token.UnknownKeyEncryptionKey;
import dev.mintmark.token.UnreadableKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Encrypts mails under the key-encryption key, bound to their id. Thread-safe. */
public final class SealedMails implements MailVault {
    private static final String LINE = "\n";
    /** The address and the subject are one line each. */
    private static final int PARTS = 3;

    private final KeyEncryption encryption;

    /** Mails are encrypted with this. */
    public SealedMails(KeyEncryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public EncryptedValue lock(MailId id, Mail mail) {
        String text = String.join(LINE, mail.to().value(), mail.subject(), mail.body());
        return encryption.encrypt(text.getBytes(StandardCharsets.UTF_8), context(id));
    }

    @Override
    public Optional<Mail> open(MailId id, EncryptedValue content) {
        try {
            String[] parts =
                    new String(encryption.decrypt(content, context(id)), StandardCharsets.UTF_8).split(LINE, PARTS);
            return Optional.of(new Mail(new Email(parts[0]), parts[1], parts[2]));
        } catch (UnknownKeyEncryptionKey | UnreadableKey lost) {
            return Optional.empty();
        }
    }

    // Stored ciphertexts depend on these words.
    private static String context(MailId id) {
        return "mail " + id;
    }
}
