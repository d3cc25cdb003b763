package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.mail.MailVault;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.mail.MailId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps mails itself, until its key is lost. */
public final class FakeMailVault implements MailVault {
    private final Map<String, Mail> locked = new ConcurrentHashMap<>();

    @Override
    public EncryptedValue lock(MailId id, Mail mail) {
        String ciphertext = "sealed " + id;
        locked.put(ciphertext, mail);
        return new EncryptedValue("kek", ciphertext);
    }

    @Override
    public Optional<Mail> open(MailId id, EncryptedValue content) {
        return Optional.ofNullable(locked.get(content.ciphertext()));
    }

    /** Makes everything unreadable that was locked so far. */
    public void loseKey() {
        locked.clear();
    }
}
