package dev.mintmark.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONArrayUtils;
import dev.mintmark.domain.DurationText;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.SubjectPattern;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one file of platforms that fills the dashboard's forms: what stands in it is accepted, and the guide says it. */
class PlatformsTest {
    private List<Map<String, Object>> platforms;
    private String guide;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void read() throws IOException, ParseException {
        platforms = (List<Map<String, Object>>)
                (List<?>) JSONArrayUtils.parse(Files.readString(Path.of("../dashboard/src/federation/platforms.json")));
        guide = Files.readString(Path.of("../docs/workload-identity.md"));
    }

    @Test
    void hasThePlatformsThatThereHaveToBe() {
        assertThat(platforms)
                .extracting(platform -> platform.get("id"))
                .doesNotHaveDuplicates()
                .contains(
                        "github-actions",
                        "gitlab-ci",
                        "kubernetes",
                        "kubernetes-private",
                        "spiffe",
                        "azure",
                        "google",
                        "aws",
                        "buildkite",
                        "terraform");
    }

    /** From a clean account to a token: what the preset says, and what the platform has to be told. */
    @Test
    void eachHasASectionThatCanBeFollowed() {
        assertThat(platforms).allSatisfy(platform -> {
            String section = section((String) platform.get("name"));
            assertThat(section)
                    .contains((String) platform.get("subject"))
                    .contains("](" + platform.get("link") + ")")
                    .contains("https://id.example.com")
                    .containsPattern("(?s)```(sh|yaml)\n.*\n```");
            if (!List.of("spiffe", "kubernetes").contains(platform.get("id"))) {
                assertThat(section).as("theirs is the cluster's").contains((String) platform.get("issuer"));
            }
        });
    }

    /** With what stands below its heading, also of the one that it is a part of. */
    private String section(String name) {
        Matcher heading =
                Pattern.compile("(?m)^(##+) " + Pattern.quote(name) + "$").matcher(guide);
        assertThat(heading.find()).as(name).isTrue();
        int start = heading.group(1).equals("##") ? heading.start() : guide.lastIndexOf("\n## ", heading.start());
        int end = guide.indexOf("\n## ", heading.end());
        return guide.substring(start, end < 0 ? guide.length() : end);
    }

    @Test
    void fillsFormsWithWhatIsAccepted() {
        assertThat(platforms).allSatisfy(platform -> {
            assertThat(platform.keySet())
                    .containsExactlyInAnyOrder(
                            "id", "name", "issuer", "keys", "algorithms", "maxTokenLifetime", "subject", "link");
            Violations violations = new Violations();
            TrustedIssuer.parseIssuer((String) platform.get("issuer"), "issuer", violations);
            SubjectPattern.parse((String) platform.get("subject"), "subject", violations);
            assertThat(violations.list()).as("%s", platform.get("id")).isEmpty();
            assertThat((List<?>) platform.get("algorithms")).isNotEmpty().allSatisfy(name -> assertThat(
                            IssuerAlgorithm.valueOf((String) name))
                    .isNotNull());
            assertThat(DurationText.parse(
                            (String) platform.get("maxTokenLifetime"),
                            TrustedIssuerSettings.SHORTEST,
                            TrustedIssuerSettings.LONGEST))
                    .isPresent();
            assertThat(Set.of("discovery", "value")).contains((String) platform.get("keys"));
        });
    }
}
