package dev.mintmark.persistence.app;

import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An app's public keys in one column: one key a line, in order: kid, algorithm, thumbprint and then each member as
 * {@code name=value}, one space between them. None of these holds a space or a line break.
 */
public final class ClientKeyLines {
    private ClientKeyLines() {}

    /** The stored form; null where there is no key. */
    static String write(List<ClientKey> keys) {
        return keys.isEmpty() ? null : keys.stream().map(ClientKeyLines::line).collect(Collectors.joining("\n"));
    }

    /** The keys; none where the column holds nothing. */
    public static List<ClientKey> read(String lines) {
        return lines == null
                ? List.of()
                : lines.lines().map(ClientKeyLines::key).toList();
    }

    private static String line(ClientKey key) {
        StringBuilder line = new StringBuilder(key.kid())
                .append(' ')
                .append(key.algorithm().code())
                .append(' ')
                .append(key.thumbprint());
        key.parameters()
                .forEach((name, value) ->
                        line.append(' ').append(name).append('=').append(value));
        return line.toString();
    }

    private static ClientKey key(String line) {
        String[] words = line.split(" ");
        Map<String, String> parameters = new HashMap<>();
        for (int i = 3; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            parameters.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return new ClientKey(words[0], ClientKeyAlgorithm.of(words[1]).orElseThrow(), words[2], parameters);
    }
}
