package dev.mintmark.blackbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that demands TLS and a password, and keeps what it is handed. */
final class Postbox {
    static final String USER = "mintmark";
    static final String PASSWORD = "a-mail-servers-long-password";

    private static final String STORE_PASSWORD = "changeit";

    private final Path keyStore;
    private final int port;
    private final SSLContext context;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private SMTPServer server;

    /** One that is away, with a certificate for this machine in a file of this folder. */
    Postbox(Path folder) {
        this.keyStore = folder.resolve("postbox.p12");
        try (ServerSocket free = MintmarkServer.freePort()) {
            this.port = free.getLocalPort();
            makeCertificate();
            this.context = context();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What came in. */
    record Letter(List<String> recipients, MimeMessage message) {
        String subject() {
            try {
                return message.getSubject();
            } catch (MessagingException failed) {
                throw new IllegalStateException(failed);
            }
        }

        String header(String name) {
            try {
                return String.join(" | ", message.getHeader(name));
            } catch (MessagingException failed) {
                throw new IllegalStateException(failed);
            }
        }

        boolean has(String header) {
            try {
                return message.getHeader(header) != null;
            } catch (MessagingException failed) {
                throw new IllegalStateException(failed);
            }
        }

        String body() {
            try (InputStream content = message.getInputStream()) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            } catch (MessagingException | IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    int port() {
        return port;
    }

    /** What a virtual machine has to be told to trust it. */
    String trustArguments() {
        return "-Djavax.net.ssl.trustStore=" + keyStore + " -Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD;
    }

    void start() {
        server = new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(port)
                .startTlsSocketFactory(context)
                .requireTLS()
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }))
                .messageHandler((context, from, to, data) -> letters.add(letter(to, data)))
                .build();
        server.start();
    }

    private static Letter letter(String to, byte[] data) {
        try {
            Session session = Session.getInstance(new Properties());
            return new Letter(List.of(to), new MimeMessage(session, new ByteArrayInputStream(data)));
        } catch (MessagingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** What came in for somebody, the oldest first. */
    List<Letter> of(String recipient) {
        return letters.stream()
                .filter(letter -> letter.recipients().contains(recipient))
                .toList();
    }

    /** Waits until this many have come in for somebody; the last of them. */
    Letter await(String recipient, int count) {
        Condition.await(count + " mails", () -> of(recipient).size() >= count);
        return of(recipient).get(count - 1);
    }

    private void makeCertificate() throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "postbox",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        STORE_PASSWORD,
                        "-keystore",
                        keyStore.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }

    /** The certificate stands beside the key, and again as one that is trusted. */
    private SSLContext context() throws IOException, GeneralSecurityException {
        char[] password = STORE_PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keyStore)) {
            store.load(content, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(keys.getKeyManagers(), null, null);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, password);
        trusted.setCertificateEntry("postbox", store.getCertificate("postbox"));
        try (OutputStream file = Files.newOutputStream(keyStore)) {
            trusted.store(file, password);
        }
        return made;
    }
}
