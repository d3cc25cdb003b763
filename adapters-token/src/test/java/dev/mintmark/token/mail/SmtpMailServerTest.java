package dev.mintmark.token.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.application.port.out.mail.MailNotSent;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.mail.MailId;
import dev.mintmark.domain.member.Email;
import dev.mintmark.token.mail.SmtpMailServer.Address;
import dev.mintmark.token.mail.SmtpMailServer.Tls;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Mails are handed to a real mail server, and to no other one. */
class SmtpMailServerTest {
    private static final String HOST = "localhost";
    private static final MailId ID = new MailId(UUID.fromString("00000000-0000-7000-8000-000000000001"));
    private static final Email FROM = new Email("mintmark@acme.example");
    private static final String PASSWORD = "smtp password 8f3k";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T12:30:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static SelfSigned certificate;

    private final List<byte[]> delivered = new CopyOnWriteArrayList<>();
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private SMTPServer server;

    @BeforeAll
    static void aCertificate() throws IOException, GeneralSecurityException {
        certificate = SelfSigned.forName(folder, "dns:" + HOST);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private SMTPServer.Builder builder() {
        return new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .messageHandler((context, from, to, data) -> {
                    if (to.startsWith("nobody@")) {
                        throw new RejectException(550, "no such user " + to);
                    }
                    recipients.add(to);
                    delivered.add(data);
                });
    }

    private void start(SMTPServer.Builder built) {
        server = built.build();
        server.start();
    }

    private void startWithStartTls(SelfSigned identity) {
        start(builder()
                .startTlsSocketFactory(identity.context())
                .requireTLS()
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("mintmark") || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                })));
    }

    private SmtpMailServer client(Tls tls, String password) {
        return new SmtpMailServer(
                new Address(HOST, server.getPortAllocated(), tls),
                Optional.ofNullable(password).map(word -> new PasswordAuthentication("mintmark", word.toCharArray())),
                FROM,
                "mint.example",
                certificate.context().getSocketFactory(),
                CLOCK);
    }

    private static Mail mail(String to) {
        return new Mail(new Email(to), "Größe & Co", "Hello Größe,\n\nhttps://mint.example/reset#token=mmp_1\n");
    }

    private MimeMessage received() throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(delivered.get(delivered.size() - 1)));
    }

    private static MailNotSent refusal(SmtpMailServer client, Mail mail) {
        return catchThrowableOfType(MailNotSent.class, () -> client.send(ID, mail));
    }

    @Test
    void aMailGoesOverTlsToOnePersonInPlainText() throws MessagingException, IOException {
        startWithStartTls(certificate);

        client(Tls.STARTTLS, PASSWORD).send(ID, mail("ann@b\u00fccher.example"));

        MimeMessage message = received();
        assertThat(recipients).containsExactly("ann@xn--bcher-kva.example");
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getHeader("To")).containsExactly("ann@xn--bcher-kva.example");
        assertThat(message.getHeader("From")).containsExactly("Mintmark <mintmark@acme.example>");
        assertThat(message.getSubject()).isEqualTo("Größe & Co");
        assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Message-ID")).containsExactly("<" + ID + "@acme.example>");
        assertThat(message.getSentDate()).isEqualTo(CLOCK.instant());
        assertThat(new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(mail("ann@acme.example").body());
    }

    @Test
    void theFirstByteMayBeUnderTlsToo() {
        start(builder().serverSocketFactory(certificate.context()));

        client(Tls.IMPLICIT, null).send(ID, mail("ann@acme.example"));

        assertThat(recipients).containsExactly("ann@acme.example");
    }

    @Test
    void withoutTlsNothingIsAskedOfTheServer() {
        start(builder());

        client(Tls.NONE, null).send(ID, mail("ann@acme.example"));

        assertThat(recipients).containsExactly("ann@acme.example");
    }

    @Test
    void whereStartTlsIsNotOfferedNothingIsSent() {
        start(builder());

        MailNotSent refused = refusal(client(Tls.STARTTLS, null), mail("ann@acme.example"));

        assertThat(refused).hasMessage("it offers no STARTTLS");
        assertThat(refused.isForGood()).isFalse();
        assertThat(delivered).isEmpty();
    }

    @Test
    void aCertificateOfSomebodyElseOrForAnotherHostIsNotTrusted() throws IOException, GeneralSecurityException {
        startWithStartTls(SelfSigned.forName(folder, "dns:mail.example"));
        SmtpMailServer strangers = client(Tls.STARTTLS, PASSWORD);
        assertThat(refusal(strangers, mail("ann@acme.example"))).hasMessageStartingWith("TLS fails");
        server.stop();

        SelfSigned other = SelfSigned.forName(folder, "dns:other.example");
        startWithStartTls(other);
        SmtpMailServer trusting = new SmtpMailServer(
                new Address(HOST, server.getPortAllocated(), Tls.STARTTLS),
                Optional.of(new PasswordAuthentication("mintmark", PASSWORD.toCharArray())),
                FROM,
                "mint.example",
                other.context().getSocketFactory(),
                CLOCK);
        assertThat(refusal(trusting, mail("ann@acme.example")))
                .as("trusted, for another host")
                .hasMessageStartingWith("TLS fails");
        assertThat(delivered).isEmpty();
    }

    @Test
    void aWrongPasswordIsToldAndNotRepeated() {
        startWithStartTls(certificate);

        MailNotSent refused = refusal(client(Tls.STARTTLS, "another word"), mail("ann@acme.example"));

        assertThat(refused).hasMessage("it refuses the user name or the password");
        assertThat(refused.isForGood()).isFalse();
    }

    @Test
    void aRecipientThatIsRefusedIsSoForGoodAndIsNotNamed() {
        start(new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .simpleMessageListener(new OnlyAnn()));

        MailNotSent refused = refusal(client(Tls.NONE, null), mail("nobody@acme.example"));

        assertThat(refused).hasMessageMatching("it answers 5\\d\\d to the recipient");
        assertThat(refused.isForGood()).isTrue();
    }

    @Test
    void aMailThatIsRefusedAfterItsLastByteIsTriedAgain() {
        start(builder());

        MailNotSent refused = refusal(client(Tls.NONE, null), mail("nobody@acme.example"));

        assertThat(refused).hasMessage("it answers 550");
        assertThat(refused.isForGood()).isFalse();
    }

    @Test
    void aServerThatIsNotThereIsToldWithoutItsAddress() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        SmtpMailServer nowhere =
                new SmtpMailServer(new Address(HOST, free, Tls.NONE), Optional.empty(), FROM, "mint.example", CLOCK);

        assertThat(refusal(nowhere, mail("ann@acme.example"))).hasMessage("it cannot be connected to");
    }
}
