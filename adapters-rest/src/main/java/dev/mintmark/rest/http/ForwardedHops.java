package dev.mintmark.rest.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that proxies wrote down, the nearest first; what cannot be read is an empty hop, and whatever lies
 * beyond it was told by nobody who can be trusted.
 */
final class ForwardedHops {
    /** How far back is looked; no chain of proxies is longer. */
    private static final int MOST = 32;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String QUOTED =
            "\"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*+\"";
    /** One pair and what ends it (RFC 7239 §4). */
    private static final Pattern PAIR =
            Pattern.compile("\\G[ \\t]*(?:(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED + "))?+[ \\t]*(;|,|\\z)");

    private static final Pattern NODE =
            Pattern.compile("(?:\\[([^\\]]*)\\]|([^:\\[\\]]*))(?::[0-9]{1,5}|:[._A-Za-z0-9-]+)?");

    private ForwardedHops() {}

    /** The hops of {@code X-Forwarded-For}, from all its lines. */
    static List<Optional<IpAddress>> ofXForwardedFor(List<String> lines) {
        List<Optional<IpAddress>> hops = new ArrayList<>();
        for (int line = lines.size() - 1; line >= 0; line--) {
            String[] entries = lines.get(line).split(",", -1);
            for (int entry = entries.length - 1; entry >= 0 && hops.size() < MOST; entry--) {
                hops.add(node(entries[entry].strip()));
            }
        }
        return hops;
    }

    /**
     * The hops of {@code Forwarded} (RFC 7239), from all its lines; a line that breaks its grammar is one hop that
     * cannot be read.
     */
    static List<Optional<IpAddress>> ofForwarded(List<String> lines) {
        List<Optional<IpAddress>> hops = new ArrayList<>();
        for (int line = lines.size() - 1; line >= 0 && hops.size() < MOST; line--) {
            hops.addAll(elements(lines.get(line)));
        }
        return hops.subList(0, Math.min(hops.size(), MOST));
    }

    private static List<Optional<IpAddress>> elements(String line) {
        List<Optional<IpAddress>> hops = new ArrayList<>();
        Optional<String> node = Optional.empty();
        boolean readable = true;
        Matcher pair = PAIR.matcher(line);
        while (pair.find()) {
            if ("for".equalsIgnoreCase(pair.group(1))) {
                readable &= node.isEmpty();
                node = Optional.of(unquoted(pair.group(2)));
            }
            if (!pair.group(3).equals(";")) {
                hops.add(readable ? node.flatMap(ForwardedHops::node) : Optional.empty());
                node = Optional.empty();
                readable = true;
            }
            if (pair.group(3).isEmpty()) {
                Collections.reverse(hops);
                return hops;
            }
        }
        return List.of(Optional.empty());
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    /** An address with or without a port (RFC 7239 §6), and IPv6 also without brackets, as many proxies write it. */
    private static Optional<IpAddress> node(String text) {
        Optional<IpAddress> bare = IpAddress.parse(text);
        if (bare.isPresent()) {
            return bare;
        }
        Matcher parts = NODE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return parts.group(1) != null
                ? IpAddress.parse(parts.group(1))
                        .filter(address -> parts.group(1).contains(":"))
                : IpAddress.parse(parts.group(2));
    }
}
