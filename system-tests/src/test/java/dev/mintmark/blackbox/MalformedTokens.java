package dev.mintmark.blackbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a compact JWS (RFC 7515 §7.1) can be made into that is none, or not the one that was signed. */
final class MalformedTokens {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1e400",
            "\"text\"",
            "[]",
            "[null]",
            "{}",
            "{\"alg\":null}",
            "{\"alg\":\"none\"}",
            "{\"alg\":[\"ES256\"]}",
            "{\"alg\":\"ES256\",\"alg\":\"none\"}",
            "{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false}",
            "{\"alg\":\"ES256\",\"zip\":\"DEF\"}",
            "{\"alg\":\"ES256\",\"kid\":null}",
            "{\"alg\":\"ES256\",\"kid\":{}}",
            "{\"alg\":\"ES256\",\"jwk\":{}}",
            "{\"alg\":\"ES256\",\"typ\":1}",
            "{\"exp\":null}",
            "{\"exp\":\"tomorrow\"}",
            "{\"exp\":1e999}",
            "{\"aud\":{}}",
            "{\"iss\":[]}",
            "",
            " ",
            "{",
            "\u0000",
            "\ufeff{}");

    private MalformedTokens() {}

    /** Texts that are all different from the good one, and from each other. */
    static Set<String> of(String good) {
        Set<String> texts = new LinkedHashSet<>();
        String[] parts = good.split("\\.");
        for (int part = 0; part < parts.length; part++) {
            for (String json : JSON) {
                texts.add(with(parts, part, encoded(json)));
                texts.add(with(parts, part, json));
            }
            for (String fault : base64Faults(parts[part])) {
                texts.add(with(parts, part, fault));
            }
        }
        for (int end = 0; end < good.length(); end++) {
            texts.add(good.substring(0, end));
            texts.add(good.substring(end + 1));
        }
        texts.addAll(List.of(
                good + ".",
                "." + good,
                good + good,
                good + "." + parts[2],
                parts[0] + ".." + parts[2],
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + ".",
                parts[1] + "." + parts[0] + "." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2] + ".." + parts[2],
                "\"" + good + "\"",
                "Bearer " + good,
                "{\"protected\":\"" + parts[0] + "\",\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2]
                        + "\"}",
                "...."));
        texts.remove(good);
        return texts;
    }

    private static List<String> base64Faults(String part) {
        List<String> faults = new ArrayList<>();
        for (String foreign :
                List.of("=", "==", " ", "\t", "\n", "\r\n", "!", "+", "/", "%", "\u00e9", "\u0000", ".")) {
            faults.add(part + foreign);
            faults.add(foreign + part);
            faults.add(part.substring(0, part.length() / 2) + foreign + part.substring(part.length() / 2));
        }
        char last = part.charAt(part.length() - 1);
        for (char other : ALPHABET.toCharArray()) {
            if (other != last) {
                faults.add(part.substring(0, part.length() - 1) + other);
            }
        }
        faults.add(part.replace('-', '+').replace('_', '/'));
        faults.add(part.toUpperCase(Locale.ROOT));
        return faults;
    }

    private static String with(String[] parts, int index, String replacement) {
        String[] changed = parts.clone();
        changed[index] = replacement;
        return String.join(".", changed);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
