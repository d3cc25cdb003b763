package dev.mintmark.bootstrap.settings;

import dev.mintmark.bootstrap.settings.database.Confidential;
import dev.mintmark.bootstrap.settings.database.VariableReader;
import dev.mintmark.bootstrap.settings.database.WrongValue;
import dev.mintmark.domain.member.Email;
import dev.mintmark.token.mail.SmtpMailServer.Address;
import dev.mintmark.token.mail.SmtpMailServer.Tls;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mail server that mails are handed to.
 *
 * @param username empty if it asks for none, and so is the password
 * @param from whom mails come from
 */
public record MailSettings(Address address, Optional<String> username, Optional<Confidential> password, Email from) {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,45}");
    private static final String EXAMPLE_HOST = "smtp.example.com";
    private static final String EXAMPLE_FROM = "mintmark@example.com";
    private static final Map<Tls, Integer> USUAL_PORTS = Map.of(Tls.STARTTLS, 587, Tls.IMPLICIT, 465, Tls.NONE, 25);

    /** Empty unless a host is named; what is wrong is noted with the reader. */
    static Optional<MailSettings> read(VariableReader variables) {
        Optional<String> host = variables.optional("SMTP_HOST", MailSettings::host);
        Tls tls = variables.value("SMTP_TLS", Tls.STARTTLS, MailSettings::tls);
        int port = variables.number("SMTP_PORT", USUAL_PORTS.get(tls), 1, 65_535);
        Optional<String> username = variables.text("SMTP_USERNAME");
        Optional<Confidential> password = variables.optional("SMTP_PASSWORD", Confidential::new);
        Optional<Email> from = variables.optional("SMTP_FROM", MailSettings::from);
        if (username.isPresent() || password.isPresent() || from.isPresent()) {
            variables.require("SMTP_HOST", "is required with the other MINTMARK_SMTP_ variables", EXAMPLE_HOST);
        }
        if (host.isPresent()) {
            variables.require("SMTP_FROM", "is required with MINTMARK_SMTP_HOST", EXAMPLE_FROM);
        }
        if (username.isPresent()) {
            variables.require("SMTP_PASSWORD", "is required with MINTMARK_SMTP_USERNAME", "the user's password");
        }
        if (password.isPresent()) {
            variables.require("SMTP_USERNAME", "is required with MINTMARK_SMTP_PASSWORD", "mintmark");
        }
        if (tls == Tls.NONE && password.isPresent()) {
            variables.fault("SMTP_TLS", "would send the password in clear text", "starttls");
        }
        return host.flatMap(named ->
                from.map(sender -> new MailSettings(new Address(named, port, tls), username, password, sender)));
    }

    private static String host(String given) {
        if (!HOST.matcher(given).matches()) {
            throw new WrongValue("must be the name or the address of a host, without a port", EXAMPLE_HOST);
        }
        return given;
    }

    private static Tls tls(String given) {
        return switch (given) {
            case "starttls" -> Tls.STARTTLS;
            case "implicit" -> Tls.IMPLICIT;
            case "none" -> Tls.NONE;
            default -> throw new WrongValue("must be starttls, implicit or none", "starttls");
        };
    }

    private static Email from(String given) {
        try {
            return SettingsReader.email(given);
        } catch (WrongValue wrong) {
            throw new WrongValue("must be an email address, without a name", EXAMPLE_FROM);
        }
    }
}
