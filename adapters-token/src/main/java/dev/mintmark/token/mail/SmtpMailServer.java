package dev.mintmark.token.mail;

import dev.mintmark.application.port.out.mail.MailServer;
import dev.mintmark.domain.HostName;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.mail.MailId;
import dev.mintmark.domain.member.Email;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * Hands mails to one mail server (RFC 5321), over a connection for each. Its certificate has to be one that the virtual
 * machine trusts, for the host's name; where TLS is asked for nothing is ever sent in clear text. Thread-safe.
 */
public final class SmtpMailServer implements MailServer {
    private static final String PROTOCOL = "smtp";
    private static final String SENDER = "Mintmark";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Address address;
    private final Optional<PasswordAuthentication> login;
    private final Email from;
    private final Session session;
    private final Clock clock;

    /**
     * A server in the way that it is configured.
     *
     * @param login the user and its password; empty if the server asks for none
     * @param from whom mails come from
     * @param greeting by which name this machine introduces itself
     */
    public SmtpMailServer(
            Address address, Optional<PasswordAuthentication> login, Email from, String greeting, Clock clock) {
        this(address, login, from, greeting, trustedByTheMachine(), clock);
    }

    SmtpMailServer(
            Address address,
            Optional<PasswordAuthentication> login,
            Email from,
            String greeting,
            SSLSocketFactory sockets,
            Clock clock) {
        this.address = address;
        this.login = login;
        this.from = from;
        this.session = Session.getInstance(properties(address.tls(), login.isPresent(), greeting, sockets));
        this.clock = clock;
    }

    /** Where a mail server is, and how it is spoken to. */
    public record Address(String host, int port, Tls tls) {}

    /** How a connection is protected. */
    public enum Tls {
        /** It begins in clear text and has to go on under TLS (RFC 3207). */
        STARTTLS,
        /** It is under TLS from its first byte (RFC 8314 §3.3). */
        IMPLICIT,
        /** Not at all. */
        NONE
    }

    private static Properties properties(Tls tls, boolean withLogin, String greeting, SSLSocketFactory sockets) {
        Properties properties = new Properties();
        String patience = Long.toString(PATIENCE.toMillis());
        for (String what : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put(property(what), patience);
        }
        properties.put(property("localhost"), greeting);
        properties.put(property("auth"), Boolean.toString(withLogin));
        properties.put(property("quitwait"), "false");
        properties.put(property("starttls.enable"), Boolean.toString(tls == Tls.STARTTLS));
        properties.put(property("starttls.required"), Boolean.toString(tls == Tls.STARTTLS));
        properties.put(property("ssl.enable"), Boolean.toString(tls == Tls.IMPLICIT));
        properties.put(property("ssl.checkserveridentity"), "true");
        properties.put(property("ssl.socketFactory"), sockets);
        properties.put(property("ssl.socketFactory.fallback"), "false");
        properties.put("mail.mime.allowutf8", "true");
        return properties;
    }

    private static String property(String name) {
        return "mail." + PROTOCOL + "." + name;
    }

    /** Not the server's own, which trusts whom the server trusts. */
    private static SSLSocketFactory trustedByTheMachine() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public void send(MailId id, Mail mail) {
        try {
            send(message(id, mail));
        } catch (MessagingException refused) {
            throw SmtpFailures.of(refused);
        } catch (UnsupportedEncodingException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** What goes wrong when the connection is closed behind a mail that was taken is nobody's business. */
    private void send(MimeMessage message) throws MessagingException {
        boolean taken = false;
        try (Transport transport = session.getTransport(PROTOCOL)) {
            transport.connect(
                    address.host(),
                    address.port(),
                    login.map(PasswordAuthentication::getUserName).orElse(null),
                    login.map(PasswordAuthentication::getPassword)
                            .map(String::new)
                            .orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
            taken = true;
        } catch (MessagingException failed) {
            if (!taken) {
                throw failed;
            }
        }
    }

    /** The bytes are given as they are: the runtime need not find out how a text is written. */
    private MimeMessage message(MailId id, Mail mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new IdentifiedMessage(session, "<" + id + "@" + domain(from) + ">");
        message.setFrom(new InternetAddress(ascii(from), SENDER, UTF_8));
        InternetAddress to = new InternetAddress();
        to.setAddress(ascii(mail.to()));
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setDataHandler(new DataHandler(
                new ByteArrayDataSource(mail.body().getBytes(StandardCharsets.UTF_8), "text/plain; charset=" + UTF_8)));
        message.saveChanges();
        return message;
    }

    private static String domain(Email email) {
        String domain = email.value().substring(email.value().lastIndexOf('@') + 1);
        return HostName.normalize(domain).orElse(domain);
    }

    /** With the domain in A-label form, which every server understands. */
    private static String ascii(Email email) {
        return email.value().substring(0, email.value().lastIndexOf('@') + 1) + domain(email);
    }

    /** A message whose id is ours: a mail that is sent twice is known by it. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
