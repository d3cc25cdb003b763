package dev.mintmark.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What Maven Central asks of what is published there (https://central.sonatype.org/publish/requirements). */
class PublishedKitsTest {
    private static final Path ROOT = Path.of("..");

    private static Document pom(Path folder) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("pom.xml").toFile());
    }

    private static String text(Document pom, String path) throws Exception {
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate("/project/" + path, pom)
                .strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kits/java/verifier", "kits/java/client", "kits/java/spring-boot-starter"})
    void eachKitSaysWhatItIs(String kit) throws Exception {
        Document pom = pom(ROOT.resolve(kit));

        assertThat(text(pom, "artifactId")).startsWith("mintmark-");
        assertThat(text(pom, "version")).as("one of its own").isNotEmpty();
        assertThat(text(pom, "name")).startsWith("Mintmark: ");
        assertThat(text(pom, "description")).hasSizeGreaterThan(20);
        assertThat(text(pom, "parent/artifactId")).isEqualTo("mintmark-kits");
        for (String inherited : List.of("url", "licenses", "developers", "scm")) {
            assertThat(text(pom, inherited))
                    .as("%s, as of its parents", inherited)
                    .isEmpty();
        }
        assertThat(ROOT.resolve(kit).resolve("LICENSE")).isNotEmptyFile();
        assertThat(ROOT.resolve(kit).resolve("README.md")).isNotEmptyFile();
    }

    @Test
    void theirParentsSayTheRest() throws Exception {
        Document root = pom(ROOT);

        for (Map.Entry<String, String> said : Map.of(
                        "url", "https://",
                        "licenses/license/name", "Apache-2.0",
                        "licenses/license/url", "https://www.apache.org/licenses/",
                        "developers/developer/name", "The Mintmark",
                        "developers/developer/url", "https://",
                        "scm/connection", "scm:git:https://",
                        "scm/developerConnection", "scm:git:https://",
                        "scm/url", "https://")
                .entrySet()) {
            assertThat(text(root, said.getKey())).as(said.getKey()).startsWith(said.getValue());
        }
        assertThat(text(root, "name")).isNotEmpty();
        assertThat(text(root, "description")).isNotEmpty();
        assertThat(text(root, "@child.project.url.inherit.append.path"))
                .as("kits have no pages of their own")
                .isEqualTo("false");
    }

    @Test
    void theyArePublishedWithSourcesAndDocumentation() throws Exception {
        Document kits = pom(ROOT.resolve("kits/java"));
        String plugins = "profiles/profile[id='publish']/build/plugins/";

        assertThat(text(kits, plugins + "plugin[artifactId='maven-source-plugin']//goal"))
                .isEqualTo("jar-no-fork");
        assertThat(text(kits, plugins + "plugin[artifactId='maven-javadoc-plugin']//goal"))
                .isEqualTo("jar");
        assertThat(text(kits, plugins + "plugin[artifactId='maven-javadoc-plugin']/configuration/failOnWarnings"))
                .isEqualTo("true");
    }
}
