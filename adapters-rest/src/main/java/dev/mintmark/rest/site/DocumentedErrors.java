package dev.mintmark.rest.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/errors.md} says about each code, in its tables. */
final class DocumentedErrors {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| (.+) \\|");
    private static final String BELOW_A_HEAD = "| ---";
    private static final Pattern CELL_END = Pattern.compile(" \\| ");
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");

    private final Map<String, List<Meaning>> byCode;

    private DocumentedErrors(Map<String, List<Meaning>> byCode) {
        this.byCode = byCode;
    }

    /** Reads the document that is packaged with the service. */
    static DocumentedErrors packaged() {
        try (InputStream document = DocumentedErrors.class.getResourceAsStream("/docs/errors.md")) {
            return of(new String(document.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static DocumentedErrors of(String markdown) {
        Map<String, List<Meaning>> byCode = new LinkedHashMap<>();
        List<String> lines = markdown.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean isHead = i + 1 < lines.size() && lines.get(i + 1).startsWith(BELOW_A_HEAD);
            Matcher row = ROW.matcher(lines.get(i));
            if (!isHead && row.matches()) {
                byCode.computeIfAbsent(row.group(1), code -> new ArrayList<>())
                        .add(meaning(CELL_END.split(row.group(2))));
            }
        }
        return new DocumentedErrors(byCode);
    }

    private static Meaning meaning(String[] cells) {
        boolean hasStatus = STATUS.matcher(cells[0]).matches();
        int first = hasStatus ? 1 : 0;
        if (cells.length != first + 2) {
            throw new IllegalStateException("a row of docs/errors.md has another form: " + String.join(" | ", cells));
        }
        return new Meaning(hasStatus ? Optional.of(cells[0]) : Optional.empty(), cells[first], cells[first + 1]);
    }

    /**
     * What a code can mean; more than one meaning where it is answered in several places, none if there is no such
     * code.
     */
    List<Meaning> meanings(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    /**
     * One meaning of a code, in Markdown.
     *
     * @param status empty where it stands inside of another error
     * @param when what leads to it
     * @param remedy what to do
     */
    record Meaning(Optional<String> status, String when, String remedy) {}
}
