package dev.mintmark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every section of the specification, {@code docs/spec}, that code and documents cite is there. */
class CitedSectionsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SPECIFICATION = ROOT.resolve("docs/spec");
    private static final Set<String> MADE = Set.of(".git", "node_modules", "target");
    private static final Set<String> KINDS = Set.of("java", "md", "mjs", "sql", "ts", "tsx", "yaml");
    /** The page, its first section, and further ones; a citation may be broken over two lines of a comment. */
    private static final Pattern CITATION = Pattern.compile(
            "\\b(rules|http-api)\\s+(?:(?:\\*|//|#|--)\\s+)?(§\\d+(?:(?:[ ,]*\\([^)]*\\))?(?:,| and)\\s+§\\d+)*)");

    private static final Pattern NUMBER = Pattern.compile("§(\\d+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\d+)\\. \\S");

    private record Citation(String page, int section) {}

    @Test
    void everyCitedSectionIsThere() throws IOException {
        Map<String, Set<Integer>> sections = Map.of(
                "rules", sections(Files.readString(SPECIFICATION.resolve("rules.md"))),
                "http-api", sections(Files.readString(SPECIFICATION.resolve("http-api.md"))));
        List<String> missing = new ArrayList<>();
        Set<Citation> found = new HashSet<>();
        for (Path file : files()) {
            for (Citation citation : citations(Files.readString(file))) {
                found.add(citation);
                if (!sections.get(citation.page()).contains(citation.section())) {
                    missing.add(ROOT.relativize(file) + " cites " + citation.page() + " §" + citation.section());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found)
                .as("what is looked at cites both pages")
                .contains(new Citation("rules", 7), new Citation("http-api", 2));
    }

    @Test
    void citationsAreFoundInAllTheirForms() {
        String text = """
                /**
                 * Limits (rules $4). Sources: rules $1 (codes), $14 (limits), $5 (apps) and http-api $2 (errors); RFC 9068 $2.2, rules
                 * $6, regenerate; http-api $1, $3. The roles of http-api $2, in rules $12 and $13.
                 */
                """.replace('$', '§'); // this file, too, is looked at
        assertThat(citations(text))
                .containsExactly(
                        new Citation("rules", 4),
                        new Citation("rules", 1),
                        new Citation("rules", 14),
                        new Citation("rules", 5),
                        new Citation("http-api", 2),
                        new Citation("rules", 6),
                        new Citation("http-api", 1),
                        new Citation("http-api", 3),
                        new Citation("http-api", 2),
                        new Citation("rules", 12),
                        new Citation("rules", 13));
    }

    @Test
    void sectionsAreThoseWithANumberedHeading() {
        assertThat(sections("# Rules\n\n## 1. Words\n\n### 2. Not one\nsee ## 3. nor this\n## 14. Last\n"))
                .containsExactly(1, 14);
    }

    private static List<Citation> citations(String text) {
        List<Citation> citations = new ArrayList<>();
        Matcher citation = CITATION.matcher(text);
        while (citation.find()) {
            NUMBER.matcher(citation.group(2))
                    .results()
                    .map(number -> new Citation(citation.group(1), Integer.parseInt(number.group(1))))
                    .forEach(citations::add);
        }
        return citations;
    }

    private static Set<Integer> sections(String page) {
        return HEADING.matcher(page)
                .results()
                .map((MatchResult heading) -> Integer.valueOf(heading.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return MADE.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (KINDS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
