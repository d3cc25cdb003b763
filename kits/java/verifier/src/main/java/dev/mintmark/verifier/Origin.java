package dev.mintmark.verifier;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a browser's {@code Origin} with allowed domains (rules §5). */
final class Origin {
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([a-z0-9.-]+)(:[0-9]{1,5})?");

    private Origin() {}

    static boolean isAllowed(String origin, List<String> domains) {
        Matcher asked = ORIGIN.matcher(origin);
        if (!asked.matches()) {
            return false; // also "null"
        }
        boolean https = asked.group(1).equals("https");
        if (!https && !asked.group(2).equals("localhost")) {
            return false;
        }
        String usual = https ? ":443" : ":80";
        String hostAndPort = without(usual, asked.group(2) + Objects.requireNonNullElse(asked.group(3), ""));
        return domains.stream().anyMatch(domain -> without(usual, domain).equals(hostAndPort));
    }

    private static String without(String usual, String hostAndPort) {
        return hostAndPort.endsWith(usual)
                ? hostAndPort.substring(0, hostAndPort.length() - usual.length())
                : hostAndPort;
    }
}
