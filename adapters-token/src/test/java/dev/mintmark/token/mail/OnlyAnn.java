package dev.mintmark.token.mail;

import java.io.InputStream;
import org.subethamail.smtp.helper.SimpleMessageListener;

/** Takes mails for Ann, and for nobody else. */
final class OnlyAnn implements SimpleMessageListener {
    @Override
    public boolean accept(String from, String recipient) {
        return recipient.startsWith("ann@");
    }

    @Override
    public void deliver(String from, String recipient, InputStream data) {
        // nobody reads them
    }
}
