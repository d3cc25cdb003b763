package dev.mintmark.domain;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.util.ICUInputTooLongException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of hosts, by which domains and e-mail addresses are known (rules §5, allowed domains, step 4). */
public final class HostName {
    private static final IDNA UTS_46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    /** What CheckHyphens would find; ICU reports it always. The LDH check below finds hyphens at a label's ends. */
    private static final Set<IDNA.Error> HYPHEN_CHECKS =
            EnumSet.of(IDNA.Error.HYPHEN_3_4, IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN);

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    /** The WHATWG URL standard's "ends in a number": browsers take such a host for an IPv4 address. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    private static final int MAX_LENGTH = 253;

    private HostName() {}

    /**
     * The one form of a host's name: lower case, internationalized labels as A-labels (UTS #46), one trailing dot
     * removed. Empty for what is no name: another character than letters, digits and inner hyphens in a label, more
     * than 63 characters in one or 253 in all, or a number as the last label.
     */
    public static Optional<String> normalize(String text) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = new StringBuilder();
        try {
            UTS_46.nameToASCII(text, ascii, info);
        } catch (ICUInputTooLongException farOver63) {
            return Optional.empty();
        }
        if (!HYPHEN_CHECKS.containsAll(info.getErrors())) {
            return Optional.empty();
        }
        String host = ascii.toString();
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        return isHostName(host) ? Optional.of(host) : Optional.empty();
    }

    private static boolean isHostName(String host) {
        if (host.length() > MAX_LENGTH) {
            return false;
        }
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return !NUMBER.matcher(labels[labels.length - 1]).matches();
    }
}
