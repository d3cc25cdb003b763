package dev.mintmark.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.verifier.Refused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verifier that follows the cut list (rules §12). */
class CutsTest {
    private static final Duration STALE_AFTER = Duration.ofMinutes(2);
    private static final Map<String, Object> APP = Map.of("appId", "01a1aac6-87a0-71e4-b6a2-58c09d3f7e21");

    @TempDir
    private Path folder;

    private final List<Verifier> verifiers = new ArrayList<>();
    private volatile Instant now = Vectors.CLOCK.instant();
    private PretendedIssuer issuer;
    private PretendedCuts server;

    @BeforeEach
    void start() throws IOException {
        issuer = PretendedIssuer.start();
        server = PretendedCuts.start();
    }

    @AfterEach
    void stop() {
        verifiers.forEach(Verifier::close);
        server.close();
        issuer.close();
    }

    @Test
    void refusesATokenAsSoonAsThereIsNews() {
        Verifier verifier = following(WhenStale.REFUSE);
        Await.until("held", () -> server.held() == 1);
        verifier.verify(Vectors.GOOD);

        server.cut(APP);

        Await.until("refused", () -> isRefused(verifier));
        Refused refused = refusalOf(verifier);
        assertThat(refused.reason()).isEqualTo(Reason.REVOKED);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers().get("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(refused).hasMessageContaining("appId");

        server.cut();
        Await.until("unblocked", () -> !isRefused(verifier));
        assertThat(server.requests())
                .as("one for each list, and one that is held")
                .isLessThanOrEqualTo(4);
    }

    @Test
    void waitsForTheFirstListBeforeItLetsATokenThrough() {
        server.cut(APP);

        assertThat(refusalOf(following(WhenStale.GO_ON)).reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void isFreshAgainWhenTheServerConfirmsTheList() {
        Verifier verifier = following(WhenStale.REFUSE);
        for (int i = 0; i < 3; i++) {
            Await.until("held", () -> server.held() == 1);
            assertThat(state(verifier)).isEqualTo(new Cuts(state(verifier).age(), false, Optional.empty()));
            now = now.plusSeconds(100);
            assertThat(state(verifier).age()).contains(Duration.ofSeconds(100));
            server.confirm();
            Await.until("confirmed", () -> state(verifier).age().orElseThrow().isZero());
        }

        verifier.verify(Vectors.GOOD);
        assertThat(server.requests()).isLessThanOrEqualTo(5);
    }

    @Test
    void refusesEverythingOnceTheListIsStaleAndGoesOnWhenItIsBack() {
        Verifier verifier = following(WhenStale.REFUSE);
        Await.until("held", () -> server.held() == 1);
        server.answers(500, null);
        Await.until("failed", () -> state(verifier).failure().isPresent());
        now = now.plus(STALE_AFTER);
        verifier.verify(Vectors.GOOD);

        now = now.plusSeconds(1);
        Refused refused = refusalOf(verifier);
        assertThat(refused.reason()).isEqualTo(Reason.CUTS_UNAVAILABLE);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers()).containsOnlyKeys("Retry-After");
        assertThat(state(verifier).isStale()).isTrue();
        assertThat(state(verifier).failure()).contains("The cut list answers 500.");
        assertThat(reasonFor(verifier, Vectors.token("expired"))).isEqualTo(Reason.EXPIRED);

        server.answers(200, null);
        Await.until("back", () -> !isRefused(verifier));
        assertThat(state(verifier).failure()).isEmpty();
    }

    @Test
    void goesOnWithAStaleListIfItIsToldToAndTellsTheLog() {
        try (ToldLog log = new ToldLog()) {
            server.cut(Map.of("plan", "other"), Map.of("kid", PretendedCuts.PREVIOUS));
            Verifier verifier = following(WhenStale.GO_ON);
            Await.until("held", () -> server.held() == 1);
            server.answers(500, null);
            now = now.plus(STALE_AFTER).plusSeconds(1);

            verifier.verify(Vectors.GOOD);
            verifier.verify(Vectors.GOOD);
            assertThat(reasonFor(verifier, Vectors.token("a good token of the previous key")))
                    .as("cut before")
                    .isEqualTo(Reason.REVOKED);
            assertThat(state(verifier).isStale()).isTrue();
            assertThat(log.lines(Level.WARNING))
                    .filteredOn(line -> line.contains("is stale"))
                    .singleElement()
                    .asString()
                    .contains(server.uri().toString())
                    .contains("what was revoked since is served");

            server.answers(200, null);
            Await.until("back", () -> !state(verifier).isStale());
            Await.until("told", () -> log.lines(Level.INFO).stream().anyMatch(line -> line.contains("read again")));
        }
    }

    @Test
    void knowsWhatToDoWithoutAnyList() {
        server.answers(503, null);

        assertThat(refusalOf(following(WhenStale.REFUSE)).reason()).isEqualTo(Reason.CUTS_UNAVAILABLE);
        Verifier goingOn = following(WhenStale.GO_ON);
        goingOn.verify(Vectors.GOOD);
        assertThat(state(goingOn).age()).isEmpty();
        assertThat(state(goingOn).isStale()).isTrue();
        try (Verifier usual = Vectors.verifier(issuer).build()) {
            assertThat(usual.cuts()).isEmpty();
        }
    }

    @Test
    void makesNobodyWaitForeverForAServerThatDoesNotAnswer() {
        server.isSilent();
        Verifier verifier = following(WhenStale.REFUSE);

        assertThat(refusalOf(verifier).reason()).isEqualTo(Reason.CUTS_UNAVAILABLE);
        assertThat(server.requests()).isEqualTo(1);
        server.cut();
        Await.until("answered", () -> !isRefused(verifier));
    }

    @Test
    void saysThatItsCredentialsAreWrongAndNeverWhichTheyAre() {
        try (ToldLog log = new ToldLog()) {
            server.secretIs("mmr_another");
            Verifier verifier = following(WhenStale.REFUSE);

            Refused refused = refusalOf(verifier);
            assertThat(refused).hasRootCauseMessage("The cut list answers 401: client id or secret is wrong.");
            assertThat(state(verifier).failure()).contains("The cut list answers 401: client id or secret is wrong.");
            assertThat(server.requests()).isEqualTo(1);
            assertThat(log.lines(Level.WARNING)).anyMatch(line -> line.contains("401"));
            assertThat(log.everything() + refused + state(verifier) + verifier)
                    .doesNotContain(PretendedCuts.SECRET)
                    .doesNotContain("Basic ");
        }
    }

    @Test
    void readsTheSecretFromItsFileEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), PretendedCuts.SECRET + "\n");
        Verifier verifier = add(settings().followCuts(PretendedCuts.CLIENT_ID, file, STALE_AFTER, WhenStale.REFUSE));
        Await.until("held", () -> server.held() == 1);
        verifier.verify(Vectors.GOOD);
        Files.writeString(file, "mmr_replaced");
        server.secretIs("mmr_replaced");

        server.cut();
        Await.until("asked with the new one", () -> server.held() == 1 && server.requests() == 3);

        Files.delete(file);
        server.cut();
        Await.until("unreadable", () -> state(verifier).failure().isPresent());
        assertThat(state(verifier).failure().orElseThrow()).contains(file.toString());
    }

    @Test
    void asksAgainAfterTheTimeThatTheServerNames() {
        server.answers(503, "1");
        Verifier verifier = following(WhenStale.REFUSE);
        assertThat(isRefused(verifier)).isTrue();
        server.answers(200, null);

        Await.until("asked again", () -> !isRefused(verifier));
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void pausesLongerWithEachFailureAndNeverLikeTheOthers() {
        Exception unreachable = new IOException();
        for (int i = 0; i < 50; i++) {
            assertThat(CutsFollower.pause(unreachable, 1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
            assertThat(CutsFollower.pause(unreachable, 3)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(3000));
            assertThat(CutsFollower.pause(unreachable, 100))
                    .isBetween(Duration.ofMillis(7500), Duration.ofMillis(22500));
            assertThat(CutsFollower.pause(new CutsAnswer.Failure(401, Duration.ZERO), 1))
                    .as("wrong credentials")
                    .isBetween(Duration.ofMillis(7500), Duration.ofMillis(22500));
            assertThat(CutsFollower.pause(new CutsAnswer.Failure(503, Duration.ofSeconds(9)), 1))
                    .as("the server asks for it")
                    .isBetween(Duration.ofMillis(9250), Duration.ofMillis(9750));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 304, 404, 500})
    void takesNoOtherAnswerForAList(int status) {
        server.answers(status, null);
        Verifier verifier = following(WhenStale.REFUSE);

        assertThat(refusalOf(verifier).reason()).isEqualTo(Reason.CUTS_UNAVAILABLE);
        assertThat(state(verifier).failure()).contains("The cut list answers " + status + ".");
    }

    @Test
    void readsNoAnswerWithoutEnd() {
        server.publish("a".repeat(CutsRequest.MOST_BYTES + 1));
        Verifier verifier = following(WhenStale.REFUSE);

        assertThat(refusalOf(verifier)).hasRootCauseMessage("The answer is too long.");
    }

    @Test
    void tellsTheLogOnceOfCutsThatItDoesNotKnow() {
        try (ToldLog log = new ToldLog()) {
            server.cut(Map.of("somethingNew", 1));
            Verifier verifier = following(WhenStale.REFUSE);
            Await.until("held", () -> server.held() == 1);
            verifier.verify(Vectors.GOOD);
            server.cut(Map.of("somethingNew", 2), APP);
            Await.until("refused", () -> isRefused(verifier));

            assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("[somethingNew]");
        }
    }

    @Test
    void endsAtOnceWhenItIsClosed() {
        Verifier verifier = following(WhenStale.REFUSE);
        Await.until("held", () -> server.held() == 1);
        Thread thread = threads().get(0);

        verifier.close();

        Await.until("ended", () -> !thread.isAlive());
        verifier.verify(Vectors.GOOD);
        now = now.plus(STALE_AFTER).plusSeconds(1);
        assertThat(refusalOf(verifier).reason()).isEqualTo(Reason.CUTS_UNAVAILABLE);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void oneHundredInAProcessHearOfItAllAndEndTogether() {
        for (int i = 0; i < 100; i++) {
            following(WhenStale.REFUSE);
        }
        Await.until("all held", () -> server.held() == 100);
        verifiers.forEach(verifier -> verifier.verify(Vectors.GOOD));
        int before = server.requests();

        server.cut(APP);

        Await.until("all refuse", () -> verifiers.stream().allMatch(CutsTest::isRefused));
        Await.until("all held again", () -> server.held() == 100);
        assertThat(server.requests()).as("one more of each").isEqualTo(before + 100);
        verifiers.forEach(Verifier::close);
        Await.until("all ended", () -> threads().isEmpty());
    }

    @Test
    void refusesSettingsThatCannotBeMeant() {
        Verifier.Builder builder = settings();

        assertThatThrownBy(() -> builder.followCuts("mmr_secret", "mr_id", STALE_AFTER, WhenStale.REFUSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("mmr_secret");
        for (Duration unusable : List.of(Duration.ZERO, Duration.ofSeconds(4), Duration.ofDays(2))) {
            assertThatThrownBy(() -> builder.followCuts("mr_id", "mmr_secret", unusable, WhenStale.REFUSE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> builder.followCuts("mr_id", " ", STALE_AFTER, WhenStale.REFUSE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.followCuts("mr_id", "mmr_secret", STALE_AFTER, null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.followCuts("mr_id", (Path) null, STALE_AFTER, WhenStale.REFUSE))
                .isInstanceOf(NullPointerException.class);
    }

    private Verifier.Builder settings() {
        return Vectors.verifier(issuer).clock(() -> now).cutsAt(server.uri());
    }

    private Verifier following(WhenStale whenStale) {
        return add(settings().followCuts(PretendedCuts.CLIENT_ID, PretendedCuts.SECRET, STALE_AFTER, whenStale));
    }

    private Verifier add(Verifier.Builder builder) {
        Verifier verifier = builder.build();
        verifiers.add(verifier);
        return verifier;
    }

    private static Cuts state(Verifier verifier) {
        return verifier.cuts().orElseThrow();
    }

    private static boolean isRefused(Verifier verifier) {
        try {
            verifier.verify(Vectors.GOOD);
            return false;
        } catch (Refused refused) {
            return true;
        }
    }

    private static Refused refusalOf(Verifier verifier) {
        return catchThrowableOfType(Refused.class, () -> verifier.verify(Vectors.GOOD));
    }

    private static Reason reasonFor(Verifier verifier, String token) {
        return catchThrowableOfType(Refused.class, () -> verifier.verify(token)).reason();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("mintmark-cuts"))
                .toList();
    }
}
