package dev.mintmark.token.mail;

import dev.mintmark.application.port.out.mail.MailNotSent;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;

/** Says in words that may be logged why a mail was not taken: the library's own words hold addresses. */
final class SmtpFailures {
    /** Chains of causes may be circles. */
    private static final int DEEPEST_CAUSE = 20;

    private static final int PERMANENT = 500;

    private SmtpFailures() {}

    /** A recipient that is refused for good is; everything else may be mended, here or there. */
    static MailNotSent of(MessagingException refused) {
        return find(refused, SMTPAddressFailedException.class)
                .map(recipient -> new MailNotSent(
                        recipient.getReturnCode() >= PERMANENT,
                        "it answers " + recipient.getReturnCode() + " to the recipient"))
                .orElseGet(() -> new MailNotSent(false, reason(refused)));
    }

    private static String reason(MessagingException refused) {
        if (find(refused, AuthenticationFailedException.class).isPresent()) {
            return "it refuses the user name or the password";
        }
        if (find(refused, SSLException.class).isPresent()) {
            return "TLS fails; is its certificate trusted, and one for this host?";
        }
        Optional<Integer> answer = find(refused, SMTPSenderFailedException.class)
                .map(SMTPSenderFailedException::getReturnCode)
                .or(() -> find(refused, SMTPSendFailedException.class).map(SMTPSendFailedException::getReturnCode));
        if (answer.isPresent()) {
            return "it answers " + answer.get();
        }
        if (find(refused, MailConnectException.class).isPresent()
                || find(refused, SocketConnectException.class).isPresent()) {
            return "it cannot be connected to";
        }
        return String.valueOf(refused.getMessage()).contains("STARTTLS")
                ? "it offers no STARTTLS"
                : "the connection failed (" + refused.getClass().getSimpleName() + ")";
    }

    private static <T> Optional<T> find(Throwable error, Class<T> type) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
