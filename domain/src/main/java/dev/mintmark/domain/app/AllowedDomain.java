package dev.mintmark.domain.app;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.util.ICUInputTooLongException;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A domain from which an app's tokens may be used: a host and perhaps a port, in normal form (rules §5, allowed
 * domains).
 *
 * @param value {@code localhost} or a DNS name in A-label form, then {@code :port} if one was given
 */
public record AllowedDomain(String value) {
    private static final IDNA UTS_46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    /** What CheckHyphens would find; ICU reports it always. The LDH check below finds hyphens at a label's ends. */
    private static final Set<IDNA.Error> HYPHEN_CHECKS =
            EnumSet.of(IDNA.Error.HYPHEN_3_4, IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN);

    private static final Pattern SCHEME = Pattern.compile("\\Ahttps?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEYOND_HOST_AND_PORT = Pattern.compile("[/?#@\\\\]");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int MAX_HOST = 253;
    private static final String LOCALHOST = "localhost";

    /**
     * Normalizes and validates one entry; reports {@code wildcard_domain}, {@code invalid_domain} or
     * {@code invalid_port}. The text may be null.
     */
    public static Optional<AllowedDomain> parse(String text, String field, Violations violations) {
        if (text == null) {
            violations.add(field, Fault.INVALID_DOMAIN);
            return Optional.empty();
        }
        if (text.indexOf('*') >= 0) {
            violations.add(field, Fault.WILDCARD_DOMAIN);
            return Optional.empty();
        }
        String rest = SCHEME.matcher(DisplayName.trim(text)).replaceFirst("");
        if (rest.endsWith("/")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        if (BEYOND_HOST_AND_PORT.matcher(rest).find()) {
            violations.add(field, Fault.INVALID_DOMAIN);
            return Optional.empty();
        }
        int colon = rest.lastIndexOf(':') > rest.lastIndexOf(']') ? rest.lastIndexOf(':') : -1;
        Optional<String> host = host(colon < 0 ? rest : rest.substring(0, colon));
        if (host.isEmpty()) {
            violations.add(field, Fault.INVALID_DOMAIN);
            return Optional.empty();
        }
        if (colon < 0) {
            return host.map(AllowedDomain::new);
        }
        String port = rest.substring(colon + 1);
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) > 65_535) {
            violations.add(field, Fault.INVALID_PORT);
            return Optional.empty();
        }
        return Optional.of(new AllowedDomain(host.get() + ":" + port));
    }

    private static Optional<String> host(String text) {
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
        return host.equals(LOCALHOST) || isDnsName(host) ? Optional.of(host) : Optional.empty();
    }

    private static boolean isDnsName(String host) {
        if (host.length() > MAX_HOST) {
            return false;
        }
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length >= 2 && !DIGITS.matcher(labels[labels.length - 1]).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
