package dev.mintmark.domain.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.introspection.Cut.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CutListTest {
    private static final Cut KEY = Cut.of(Subject.KEY, "kid-1");
    private static final Cut OWN = Cut.of(Subject.API, "https://orders.example");
    private static final Cut OTHER = Cut.of(Subject.API, "https://invoices.example");

    @Test
    void eachCutNamesTheClaimThatADeadTokenHas() {
        assertThat(List.of(
                        Cut.of(Subject.APP, "a"),
                        Cut.ofApp("a", 3),
                        Cut.of(Subject.TENANT, "t"),
                        Cut.of(Subject.PLAN, "p"),
                        KEY,
                        OWN))
                .extracting(Cut::members)
                .containsExactly(
                        Map.of("appId", "a"),
                        Map.of("appId", "a", "credentialVersionBelow", 3),
                        Map.of("tenantid", "t"),
                        Map.of("plan", "p"),
                        Map.of("kid", "kid-1"),
                        Map.of("aud", "https://orders.example"));
    }

    @Test
    void onlyAnAppIsCutBelowAVersion() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cut(Subject.TENANT, "t", OptionalInt.of(2)));
    }

    @Test
    void anApiIsNotToldOfOthers() {
        CutList all = new CutList("https://orders.example", List.of(OTHER, OWN, KEY));

        assertThat(all.ofAudienceOnly().cuts()).containsExactly(OWN, KEY);
    }

    @Test
    void aSignedListSaysWhoseItIsAndForHowLong() {
        Instant now = Instant.parse("2026-03-04T05:06:07.890Z");

        assertThat(new CutList("mintmark-api", List.of(KEY)).claims("https://mint.example", now))
                .containsExactly(
                        Map.entry("iss", "https://mint.example"),
                        Map.entry("aud", "mintmark-api"),
                        Map.entry("iat", now.getEpochSecond()),
                        Map.entry("exp", now.getEpochSecond() + 300),
                        Map.entry("cuts", List.of(Map.of("kid", "kid-1"))));
    }
}
