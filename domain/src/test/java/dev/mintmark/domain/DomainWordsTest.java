package dev.mintmark.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In its names and texts the domain says what is wrong in its own words; adapters-rest says it over HTTP. */
class DomainWordsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/mintmark/domain");

    private static final Set<String> WORDS_OF_HTTP = Set.of(
            "bearer",
            "browser",
            "cookie",
            "endpoint",
            "header",
            "http",
            "https",
            "parameter",
            "parameters",
            "precondition",
            "query",
            "servlet",
            "unauthenticated",
            "unauthorized",
            "url");

    /** The URIs of apps and APIs are addresses on the web, and a JSON Web Key has parameters (RFC 7518 §6). */
    private static final Set<String> OF_ANOTHER_MEANING = Set.of(
            "Fault https",
            "AppUri http",
            "AppUri https",
            "DpopProof https",
            "WebAddress http",
            "WebAddress https",
            "ProviderSettings https",
            "TrustedIssuerSettings https",
            "ClientKey parameters");

    /** Comments may cite the interface. Texts are matched too, since what looks like a comment in them is none. */
    private static final Pattern TEXT_OR_COMMENT =
            Pattern.compile("(\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])++')|/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    @Test
    void hasNoWordsOfHttp() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            String name = file.getFileName().toString().replace(".java", "");
            wordsOfHttp(Files.readString(file)).forEach(word -> found.add(name + " " + word));
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(OF_ANOTHER_MEANING);
    }

    @Test
    void seesAWordOfHttpInNamesAndTexts() {
        assertThat(wordsOfHttp(
                        "/** A header. */ enum E { BAD_PARAMETER(\"Send it as a bearer token, // not \\\"so\\\".\") }"))
                .containsExactly("bearer", "parameter");
        assertThat(wordsOfHttp("String queryUrl = \"/a\"; // the cookie\nboolean sessionCookie;"))
                .containsExactly("cookie", "query", "url");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> wordsOfHttp(String source) {
        String code = TEXT_OR_COMMENT
                .matcher(source)
                .replaceAll(found -> found.group(1) == null ? " " : Matcher.quoteReplacement(found.group()));
        Set<String> words = new TreeSet<>(List.of(
                HUMP.matcher(code).replaceAll(" ").toLowerCase(Locale.ROOT).split("[^a-z]+")));
        words.retainAll(WORDS_OF_HTTP);
        return words;
    }
}
