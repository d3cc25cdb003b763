package dev.mintmark.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.application.port.in.token.IntrospectToken.ResourceServerCaller;
import dev.mintmark.application.port.in.token.ReadCuts;
import dev.mintmark.domain.introspection.Cut;
import dev.mintmark.domain.introspection.CutList;
import dev.mintmark.domain.key.SigningAlgorithm;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WaitingForCutsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final ReadCuts.Reader READER = new ReadCuts.Reader("mintmark-api", true, SigningAlgorithm.ES256);

    private static final String NOTHING_NEW = "nothing new";
    private static final String TURNED_AWAY = "turned away";

    private final List<Cut> cut = new ArrayList<>();
    private final Cuts cuts = new Cuts();
    private Instant now = NOW;
    private final WaitingForCuts waiting = new WaitingForCuts(cuts, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void nobodyIsAnsweredBeforeThereIsNews() {
        List<String> answers = wait(1);
        waiting.advance(Runnable::run);
        assertThat(answers).isEmpty();

        cut.add(Cut.of(Cut.Subject.KEY, "kid-1"));
        waiting.advance(Runnable::run);
        waiting.advance(Runnable::run);

        assertThat(answers).containsExactly("signed 1");
    }

    @Test
    void aHundredAreToldOfOneReadingAndOneSignature() {
        List<String> answers = wait(100);
        cuts.readings = 0;
        cut.add(Cut.of(Cut.Subject.KEY, "kid-1"));

        waiting.advance(Runnable::run);

        assertThat(answers).hasSize(100);
        assertThat(cuts.readings).isEqualTo(1);
        assertThat(cuts.signatures).isEqualTo(1);
    }

    @Test
    void whoeverWaitedLongEnoughIsToldThatNothingIsNew() {
        List<String> answers = wait(1);

        now = NOW.plusSeconds(30);
        waiting.advance(Runnable::run);

        assertThat(answers).containsExactly(NOTHING_NEW);
    }

    @Test
    void nobodyIsToldThatNothingIsNewWhileThatCannotBeKnown() {
        List<String> answers = wait(1);
        cuts.away = true;
        waiting.advance(Runnable::run);
        assertThat(answers).isEmpty();

        now = NOW.plusSeconds(30);
        waiting.advance(Runnable::run);

        assertThat(answers).containsExactly(TURNED_AWAY);
    }

    @Test
    void aStopTurnsEverybodyAwayAndLetsNobodyWaitAnyMore() {
        List<String> answers = wait(2);

        waiting.stop();
        answers.addAll(wait(1));

        assertThat(answers).containsExactly(TURNED_AWAY, TURNED_AWAY, TURNED_AWAY);
    }

    @Test
    void moreThanAThousandAreTurnedAway() {
        assertThat(wait(1_000)).isEmpty();
        assertThat(wait(1)).containsExactly(TURNED_AWAY);
    }

    @Test
    void whoeverFindsNoThreadIsAnsweredAtTheNextTurn() {
        List<String> answers = wait(1);
        cut.add(Cut.of(Cut.Subject.KEY, "kid-1"));

        waiting.advance(full -> {
            throw new RejectedExecutionException();
        });
        assertThat(answers).isEmpty();
        waiting.advance(Runnable::run);

        assertThat(answers).containsExactly("signed 1");
    }

    private List<String> wait(int followers) {
        List<String> answers = new ArrayList<>();
        String known = "W/\"" + CutsAnswer.of(cuts, READER).tag() + "\"";
        for (int i = 0; i < followers; i++) {
            waiting.add(new WaitingForCuts.Follower(READER, known, NOW.plusSeconds(30), new WaitingForCuts.Answering() {
                @Override
                public void tell(CutsAnswer list) {
                    answers.add(list.isKnown(known) ? NOTHING_NEW : list.signed());
                }

                @Override
                public void turnAway() {
                    answers.add(TURNED_AWAY);
                }
            }));
        }
        return answers;
    }

    private final class Cuts implements ReadCuts {
        private int readings;
        private int signatures;
        private boolean away;

        @Override
        public Optional<Reader> authenticate(ResourceServerCaller caller) {
            return Optional.of(READER);
        }

        @Override
        public CutList read(Reader reader) {
            if (away) {
                throw new StoreUnavailable(new IllegalStateException("away"));
            }
            readings++;
            return new CutList(reader.audience(), cut);
        }

        @Override
        public String sign(CutList list, Reader reader) {
            return "signed " + ++signatures;
        }
    }
}
