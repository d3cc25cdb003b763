package dev.mintmark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader finds in every folder of main code; class files no longer tell. */
class SourceTreeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of(
            "domain",
            "application",
            "adapters-rest",
            "adapters-persistence",
            "adapters-token",
            "bootstrap",
            "kits/java/verifier",
            "kits/java/client",
            "kits/java/spring-boot-starter");
    private static final int MOST_FILES = 25;
    private static final int WIDEST_LINE = 120;
    private static final String PACKAGE_INFO = "package-info.java";
    /** One sentence of Javadoc, then the package: a full stop ends it, and none stands before. */
    private static final Pattern ONE_SENTENCE =
            Pattern.compile("/\\*\\*(?:(?!\\*/|\\.\\s+[A-Z]).)+\\.\\s*\\*/\\s*package [a-z.]+;\\s*", Pattern.DOTALL);

    @TempDir
    private Path temporary;

    @Test
    void saysInEveryPackageWhatMayLiveThere() throws IOException {
        for (String module : MODULES) {
            assertThat(packagesWithoutASentence(sources(module))).isEmpty();
        }
    }

    @Test
    void hasNoPackageThatIsAHeap() throws IOException {
        for (String module : MODULES) {
            assertThat(heaps(sources(module))).isEmpty();
        }
    }

    @Test
    void keepsToOneWidth() throws IOException {
        for (String module : MODULES) {
            assertThat(wideLines(sources(module))).isEmpty();
        }
    }

    @Test
    void seesAPackageWithoutASentence() throws IOException {
        write("a/A.java", "package a;");
        write("b/B.java", "package b;");
        write("b/" + PACKAGE_INFO, "package b;");
        write("c/C.java", "package c;");
        write("c/" + PACKAGE_INFO, "/** What may live here. And more. */\npackage c;");
        write("d/D.java", "package d;");
        write("d/" + PACKAGE_INFO, "/** What may live here (rules §7). */\npackage d;\n");

        assertThat(packagesWithoutASentence(temporary))
                .containsExactly(temporary.resolve("a"), temporary.resolve("b"), temporary.resolve("c"));
    }

    @Test
    void seesAHeap() throws IOException {
        for (int i = 0; i <= MOST_FILES; i++) {
            write("heap/C" + i + ".java", "package heap;");
        }
        write("room/C.java", "package room;");

        assertThat(heaps(temporary)).containsExactly(temporary.resolve("heap"));
    }

    @Test
    void seesAWideLine() throws IOException {
        write("a/A.java", "x".repeat(WIDEST_LINE) + "\n" + "y".repeat(WIDEST_LINE + 1));

        assertThat(wideLines(temporary)).containsExactly(temporary.resolve("a/A.java") + ":2");
    }

    private static Path sources(String module) {
        return ROOT.resolve(module).resolve("src/main/java");
    }

    private static List<Path> packagesWithoutASentence(Path sources) throws IOException {
        List<Path> silent = new ArrayList<>();
        for (Path folder : packages(sources)) {
            Path info = folder.resolve(PACKAGE_INFO);
            if (!Files.exists(info)
                    || !ONE_SENTENCE.matcher(Files.readString(info)).matches()) {
                silent.add(folder);
            }
        }
        return silent;
    }

    private static List<Path> heaps(Path sources) throws IOException {
        return packages(sources).stream()
                .filter(folder -> filesIn(folder).size() > MOST_FILES)
                .toList();
    }

    private static List<String> wideLines(Path sources) throws IOException {
        List<String> wide = new ArrayList<>();
        for (Path folder : packages(sources)) {
            for (Path file : filesIn(folder)) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).codePointCount(0, lines.get(i).length()) > WIDEST_LINE) {
                        wide.add(file + ":" + (i + 1));
                    }
                }
            }
        }
        return wide;
    }

    private static List<Path> packages(Path sources) throws IOException {
        try (Stream<Path> all = Files.walk(sources)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> !filesIn(folder).isEmpty())
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = temporary.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
