package dev.mintmark.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.VersionInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HostNameTest {
    private static final VersionInfo UNICODE = VersionInfo.getInstance(17);
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})|\\\\x\\{([0-9A-F]+)}");
    private static final Pattern LDH =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    @Test
    void acceptsOfTheConformanceDataExactlyWhatIsSoundAndInItsForm() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Row> rows =
                rows().stream().filter(row -> !row.hasNewerCharacters()).toList();
        for (Row row : rows) {
            Optional<String> normalized = HostName.normalize(row.source());
            if (!normalized.equals(row.expected())) {
                wrong.add(Vectors.printable(row + " gave " + normalized));
            }
        }
        assertThat(rows).hasSizeGreaterThan(6_300);
        assertThat(rows.stream().map(Row::expected).flatMap(Optional::stream)).hasSizeGreaterThan(500);
        assertThat(wrong).isEmpty();
    }

    @Property
    void changesNothingInWhatItNormalized(@ForAll String anything) {
        HostName.normalize(anything)
                .ifPresent(host -> assertThat(HostName.normalize(host)).contains(host));
    }

    /**
     * A line of the data.
     *
     * @param unicode the result of ToUnicode
     * @param ascii the result of ToASCII, non-transitional
     * @param faults its faults, without those of the checks that rules §5 leaves out
     */
    private record Row(String source, String unicode, String ascii, List<String> faults) {
        /** Whether a later version of Unicode than the data's has given a meaning to one of the characters. */
        boolean hasNewerCharacters() {
            return unicode.codePoints()
                    .anyMatch(codePoint -> UCharacter.getAge(codePoint).compareTo(UNICODE) > 0);
        }

        Optional<String> expected() {
            String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            boolean sound = faults.isEmpty()
                    && host.length() <= 253
                    && LDH.matcher(host).matches()
                    && !ENDS_IN_NUMBER.matcher(host).matches();
            return sound ? Optional.of(host) : Optional.empty();
        }
    }

    private static List<Row> rows() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(HostNameTest.class.getResourceAsStream("/corpora/IdnaTestV2.txt.gz")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(HostNameTest::row)
                    .toList();
        }
    }

    private static Row row(String line) {
        String[] columns = line.split(";", -1);
        String source = text(columns[0], "");
        String unicode = text(columns[1], source);
        String ascii = text(columns[3], unicode);
        String faults = columns[4].isBlank() ? columns[2] : columns[4];
        return new Row(source, unicode, ascii, counted(faults));
    }

    /** CheckHyphens (V2, V3) is off, and a trailing dot (an empty last label, A4_2) is removed. */
    private static List<String> counted(String faults) {
        return Pattern.compile("[A-Z][0-9_]+")
                .matcher(faults)
                .results()
                .map(MatchResult::group)
                .filter(fault -> !List.of("V2", "V3", "A4_1", "A4_2", "X4_2").contains(fault))
                .toList();
    }

    private static String text(String column, String ifBlank) {
        String text = column.trim();
        if (text.isEmpty()) {
            return ifBlank;
        }
        return text.equals("\"\"") ? "" : ESCAPE.matcher(text).replaceAll(HostNameTest::unescaped);
    }

    private static String unescaped(MatchResult escape) {
        String hex = escape.group(1) == null ? escape.group(2) : escape.group(1);
        int codePoint = Integer.parseInt(hex, 16);
        return Matcher.quoteReplacement(new String(Character.toChars(codePoint)));
    }
}
