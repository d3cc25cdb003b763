package dev.mintmark.application.service.mail;

import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Email;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What mails say. Every link begins with the issuer; names of tenants and apps, which others have chosen, are written
 * so that no mail program makes a link of them.
 */
final class MailTexts {
    static final Map<AuditAction, String> CHANGES = Map.of(
            AuditAction.MEMBER_PASSWORD_CHANGED, "The password was changed.",
            AuditAction.SECOND_FACTOR_ADDED, "A second factor was registered.",
            AuditAction.SECOND_FACTOR_REMOVED, "A second factor was removed.",
            AuditAction.SECOND_FACTORS_CLEARED, "All second factors and recovery codes were removed.",
            AuditAction.RECOVERY_CODES_MADE, "New recovery codes were made; those of before work no more.",
            AuditAction.RECOVERY_CODE_USED, "A recovery code was used to sign in.");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern PARTS_OF_LINKS = Pattern.compile("[:/@<>\\\\\\s]+");
    private static final Pattern DOT_INSIDE = Pattern.compile("[.\u3002\uff0e\uff61](?=\\S)");

    private static final String WAS_IT_YOU =
            "If it was not you, sign in, choose another password, end the sessions that you do not know, and tell\n"
                    + "an admin.";

    private final String issuer;

    /** @param issuer the address at which people reach the service, without a slash at its end */
    MailTexts(String issuer) {
        this.issuer = issuer;
    }

    /** @param tenant the name of the one that the person is invited to; empty for an operator */
    Mail invitation(Email to, Optional<String> tenant, String token, Instant until) {
        return mail(
                to,
                tenant.map(name -> "Invitation to " + plain(name)).orElse("Invitation to operate Mintmark"),
                "You are invited to become "
                        + tenant.map(name -> "a member of " + plain(name)).orElse("an operator") + ".",
                "Accept the invitation here, once, until " + TIME.format(until) + ":",
                issuer + "/invitation#token=" + token,
                "Whoever has this link can use it: give it to nobody. If you did not expect it, do nothing.");
    }

    Mail resetLink(Email to, String token, Instant until) {
        return mail(
                to,
                "Choose another password",
                "A link was made by which you choose another password. You are signed out everywhere; your present"
                        + "\npassword works until you have chosen.",
                "Choose another password here, once, until " + TIME.format(until) + ":",
                issuer + "/reset#token=" + token,
                "Whoever has this link can use it: give it to nobody. If you did not ask for it, tell an admin.");
    }

    Mail secretExpiring(Email to, String appId, String appName, Instant at) {
        return mail(
                to,
                "The secret of " + plain(appName) + " expires",
                "The client secret of the app " + plain(appName) + " expires on " + TIME.format(at)
                        + ".\nAfter that the app gets no tokens by it.",
                "Replace it before:",
                issuer + "/apps/" + appId);
    }

    Mail newAddress(Email to, Device from, Instant at) {
        return mail(
                to,
                "Sign-in from a new address",
                "Somebody signed in to your account from an address from which nobody did before:",
                "  When     " + TIME.format(at) + "\n  Address  " + from.address() + "\n  With     " + from.program(),
                WAS_IT_YOU);
    }

    /** @param action one of {@link #CHANGES} */
    Mail changed(Email to, AuditAction action, Instant at) {
        return mail(to, "Your account was changed", CHANGES.get(action), "  When     " + TIME.format(at), WAS_IT_YOU);
    }

    private Mail mail(Email to, String subject, String... paragraphs) {
        return new Mail(
                to,
                subject,
                String.join("\n\n", paragraphs) + "\n\n-- \nMintmark at " + issuer
                        + ". Nobody reads answers to this mail.\n");
    }

    /** A name without what links are made of. */
    static String plain(String name) {
        return DOT_INSIDE
                .matcher(PARTS_OF_LINKS.matcher(name).replaceAll(" ").strip())
                .replaceAll("$0 ");
    }
}
