package dev.mintmark.domain.member;

import com.ibm.icu.text.Normalizer2;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.HostName;
import dev.mintmark.domain.Violations;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, by which a person signs in. Belongs to one member of the installation, however it is written
 * (http-api §2, sign-in).
 *
 * @param value as typed, trimmed, in Unicode's NFC form, at most {@value #MAX_LENGTH} characters (RFC 5321 §4.5.3.1)
 */
public record Email(String value) {
    /** The longest address, in characters. */
    public static final int MAX_LENGTH = 254;

    private static final Pattern LOCAL_PART =
            Pattern.compile("[^@\\p{Z}\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\"(),:;<>\\[\\\\\\]]{1,64}");
    private static final Pattern ENDS_IN_DOT = Pattern.compile("[.\u3002\uff0e\uff61]\\z");

    /** Reads an address; reports {@code required}, {@code too_long} or {@code invalid_email}. The text may be null. */
    public static Optional<Email> parse(String text, String field, Violations violations) {
        String address = text == null ? "" : Normalizer2.getNFCInstance().normalize(DisplayName.trim(text));
        if (address.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
        } else if (address.length() > MAX_LENGTH) {
            violations.add(field, Fault.TOO_LONG, "An e-mail address has at most 254 characters.");
        } else if (!isAddress(address)) {
            violations.add(field, Fault.INVALID_EMAIL);
        } else {
            return Optional.of(new Email(address));
        }
        return Optional.empty();
    }

    private static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return false;
        }
        String local = text.substring(0, at);
        String domain = text.substring(at + 1);
        return LOCAL_PART.matcher(local).matches()
                && !local.contains("..")
                && !ENDS_IN_DOT.matcher(domain).find()
                && HostName.normalize(domain).isPresent();
    }

    /** What addresses are compared by: lower case, the domain in A-label form. */
    public String key() {
        int at = value.lastIndexOf('@');
        String local =
                Normalizer2.getNFCInstance().normalize(value.substring(0, at).toLowerCase(Locale.ROOT));
        String domain = value.substring(at + 1);
        return local + "@" + HostName.normalize(domain).orElseGet(() -> domain.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
