package dev.mintmark.rest.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says in words which program a {@code User-Agent} (RFC 9110 §10.1.5) names, as far as its owner would: the best known
 * ones, in the order in which their names imitate each other. What a caller sends is never shown as it is.
 */
final class Browsers {
    private static final Map<String, String> PROGRAMS = ordered(
            "Edg", "Edge",
            "OPR/", "Opera",
            "SamsungBrowser/", "Samsung Internet",
            "Firefox/", "Firefox",
            "FxiOS/", "Firefox",
            "CriOS/", "Chrome",
            "Chrome/", "Chrome",
            "Safari/", "Safari",
            "curl/", "curl",
            "Wget/", "Wget",
            "python-requests/", "Python",
            "Java-http-client/", "Java",
            "node", "Node.js");

    private static final Map<String, String> SYSTEMS = ordered(
            "Windows", "Windows",
            "Android", "Android",
            "iPhone", "iPhone",
            "iPad", "iPad",
            "CrOS", "ChromeOS",
            "Mac OS X", "macOS",
            "Linux", "Linux");

    private Browsers() {}

    /** Such as "Firefox on Linux"; the header may be null. */
    static String inWords(String userAgent) {
        Optional<String> program = first(PROGRAMS, userAgent);
        Optional<String> system = first(SYSTEMS, userAgent);
        return program.orElse("Another program")
                + system.map(name -> " on " + name).orElse("");
    }

    private static Optional<String> first(Map<String, String> names, String userAgent) {
        return userAgent == null
                ? Optional.empty()
                : names.entrySet().stream()
                        .filter(known -> userAgent.contains(known.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }
}
