package dev.mintmark.examples;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

public final class AllowedOrigin {
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([a-z0-9.-]+)(:[0-9]{1,5})?");

    private AllowedOrigin() {}

    /**
     * Whether a request with this Origin header may use a token with these allowed_domain_* claims, null where they are
     * not set.
     */
    public static boolean fits(String origin, String... allowedDomains) {
        Matcher asked = ORIGIN.matcher(origin);
        if (!asked.matches()) {
            return false; // also "null"
        }
        boolean https = asked.group(1).equals("https");
        if (!https && !asked.group(2).equals("localhost")) {
            return false;
        }
        String usual = https ? ":443" : ":80";
        String hostAndPort = asked.group(2) + Objects.requireNonNullElse(asked.group(3), "");
        return Stream.of(allowedDomains).filter(Objects::nonNull).anyMatch(domain -> without(usual, domain)
                .equals(without(usual, hostAndPort)));
    }

    private static String without(String usual, String hostAndPort) {
        return hostAndPort.endsWith(usual)
                ? hostAndPort.substring(0, hostAndPort.length() - usual.length())
                : hostAndPort;
    }
}
