package dev.mintmark.domain.app;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A redirect or post-logout redirect URI: absolute, without a fragment, kept exactly as given (rules §5; RFC 3986
 * §4.3).
 *
 * @param value at most {@value #MAX_LENGTH} characters
 */
public record AppUri(String value) {
    /** The longest URI, in characters. */
    public static final int MAX_LENGTH = 2000;

    /** The most URIs in one list. */
    public static final int MAX_IN_LIST = 10;

    private static final Set<String> REFUSED_SCHEMES =
            Set.of("javascript", "data", "vbscript", "file", "blob", "about");
    private static final Set<String> SCHEMES_WITH_HOST = Set.of("http", "https");

    private static final String PCHARS = "[A-Za-z0-9._~!$&'()*+,;=:@-]";
    private static final String PERCENT = "%[0-9A-Fa-f]{2}";
    private static final String IP_FUTURE = "[Vv][0-9A-Fa-f]++\\.[A-Za-z0-9._~!$&'()*+,;=:-]++";
    private static final Pattern ABSOLUTE = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*+):"
            + "(?://(?:(?:[A-Za-z0-9._~!$&'()*+,;=:-]|" + PERCENT + ")*+@)?+"
            + "(?<host>\\[(?:[0-9A-Fa-f:.]++|" + IP_FUTURE + ")\\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|" + PERCENT + ")*+)"
            + "(?::(?<port>[0-9]*+))?+(?=[/?]|\\z))?+"
            + "(?<path>(?:" + PCHARS + "|/|" + PERCENT + ")*+)"
            + "(?:\\?(?:" + PCHARS + "|[/?]|" + PERCENT + ")*+)?+");

    /** Reads one URI; reports {@code invalid_uri}. The text may be null. */
    public static Optional<AppUri> parse(String text, String field, Violations violations) {
        if (text == null || text.length() > MAX_LENGTH || !isAcceptable(text)) {
            violations.add(field, Fault.INVALID_URI);
            return Optional.empty();
        }
        return Optional.of(new AppUri(text));
    }

    /**
     * Reads a list; reports every faulty entry at its index, {@code duplicate_uri}, and {@code too_many_uris} at the
     * list.
     */
    public static Optional<List<AppUri>> parseList(List<String> texts, String field, Violations violations) {
        List<AppUri> uris = new ArrayList<>();
        Set<AppUri> seen = new HashSet<>();
        boolean sound = true;
        for (int i = 0; i < texts.size(); i++) {
            String entry = field + "[" + i + "]";
            Optional<AppUri> uri = parse(texts.get(i), entry, violations);
            if (uri.isPresent() && !seen.add(uri.get())) {
                violations.add(entry, Fault.DUPLICATE_URI);
                sound = false;
            }
            sound &= uri.isPresent();
            uri.ifPresent(uris::add);
        }
        if (texts.size() > MAX_IN_LIST) {
            violations.add(field, Fault.TOO_MANY_URIS);
            sound = false;
        }
        return sound ? Optional.of(List.copyOf(uris)) : Optional.empty();
    }

    private static boolean isAcceptable(String text) {
        Matcher uri = ABSOLUTE.matcher(text);
        if (!uri.matches()) {
            return false;
        }
        String scheme = uri.group("scheme").toLowerCase(Locale.ROOT);
        String host = uri.group("host");
        if (REFUSED_SCHEMES.contains(scheme)) {
            return false;
        }
        if (host == null && uri.group("path").startsWith("//")) {
            return false;
        }
        if (SCHEMES_WITH_HOST.contains(scheme) && (host == null || host.isEmpty() || !isPort(uri.group("port")))) {
            return false;
        }
        return host == null || !host.startsWith("[") || isAddressLiteral(host);
    }

    private static boolean isPort(String port) {
        return port == null || port.isEmpty() || (port.length() <= 5 && Integer.parseInt(port) <= 65_535);
    }

    private static boolean isAddressLiteral(String host) {
        if (host.startsWith("[v") || host.startsWith("[V")) {
            return true; // IPvFuture: the grammar has checked all of it
        }
        try {
            return new URI("http://" + host + "/").getHost() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
