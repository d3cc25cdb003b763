package dev.mintmark.token.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.mail.MailId;
import dev.mintmark.domain.member.Email;
import dev.mintmark.token.KeyEncryption;
import dev.mintmark.token.KeyEncryptionKey;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedMailsTest {
    private static final MailId ID = new MailId(new UUID(0, 1));
    private static final Mail MAIL =
            new Mail(new Email("ann@acme.example"), "A subject", "A body\n\nhttps://mint.example/reset#token=mmp_1\n");

    private final SealedMails mails = new SealedMails(encryption(1, Optional.empty()));

    @Test
    void aMailIsOpenedAsItWasAndUnderThePreviousKeyToo() {
        EncryptedValue sealed = mails.lock(ID, MAIL);

        assertThat(sealed.ciphertext()).doesNotContain("mmp_1");
        assertThat(mails.open(ID, sealed)).contains(MAIL);
        assertThat(new SealedMails(encryption(2, Optional.of(key(1)))).open(ID, sealed))
                .contains(MAIL);
    }

    @Test
    void whatNobodyCanReadIsNoMail() {
        EncryptedValue sealed = mails.lock(ID, MAIL);

        assertThat(mails.open(new MailId(new UUID(0, 2)), sealed)).isEmpty();
        assertThat(new SealedMails(encryption(2, Optional.empty())).open(ID, sealed))
                .isEmpty();
    }

    private static KeyEncryption encryption(int current, Optional<KeyEncryptionKey> previous) {
        return new KeyEncryption(key(current), previous);
    }

    private static KeyEncryptionKey key(int number) {
        byte[] bytes = new byte[KeyEncryptionKey.BYTES];
        bytes[0] = (byte) number;
        return new KeyEncryptionKey(bytes);
    }
}
