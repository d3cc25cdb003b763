package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.RecordedAudit;
import dev.mintmark.application.port.in.people.ResetOperator;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.member.Password;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way back in when the last operator's password is lost. */
class OperatorResetTest {
    private static final String EMAIL = "op@host.example";
    private static final Password LOST = Password.typed("several words do well");
    private static final Password CHOSEN = Password.typed("a chosen long password");
    private static final Password CONFIGURED = Password.typed("several other words do better");

    private final Installation mintmark = new Installation();

    @BeforeEach
    void anOperator() {
        mintmark.members.ensureFirstOperator(EMAIL, LOST, false);
    }

    @Test
    void changesNothingBeforeItIsProvenWhichPasswordIsLost() {
        assertThat(reset(EMAIL, Optional.of("0123456789abcdef")).result()).isEqualTo(ResetOperator.Result.PROOF_NEEDED);

        assertThat(proof()).matches("[0-9a-f]{16}");
        assertThat(mintmark.signIn(EMAIL, LOST).member().email().value()).isEqualTo(EMAIL);
    }

    @Test
    void replacesTheLostPasswordEndsSessionsAndAsksForAnother() {
        ManageSessions.SignedIn before = mintmark.signIn(EMAIL, LOST);

        ResetOperator.Outcome outcome = reset("OP@host.example", Optional.of(proof()));

        assertThat(outcome).isEqualTo(new ResetOperator.Outcome(ResetOperator.Result.RESET, Optional.empty()));
        RecordedAudit.Recorded last =
                mintmark.audit.all().get(mintmark.audit.all().size() - 1);
        assertThat(last.actor()).isEqualTo(Actor.SYSTEM);
        assertThat(last.entry().action()).isEqualTo(AuditAction.MEMBER_PASSWORD_CHANGED);
        Refused.with(
                Refusal.NOT_SIGNED_IN,
                () -> mintmark.refresh(before.refresh().orElseThrow().token()));
        Refused.with(Refusal.SIGN_IN_FAILED, () -> mintmark.signIn(EMAIL, LOST));
        assertThat(mintmark.signIn(EMAIL, CONFIGURED).member().passwordChangeRequired())
                .isTrue();
    }

    @Test
    void doesNothingASecondTimeWithTheSameProof() {
        String proof = proof();
        reset(EMAIL, Optional.of(proof));
        ManageSessions.SignedIn signedIn = mintmark.signIn(EMAIL, CONFIGURED);
        mintmark.changeOwnPassword.change(
                signedIn.member().id(), signedIn.refresh().orElseThrow().token().session(), CONFIGURED, CHOSEN);

        assertThat(reset(EMAIL, Optional.of(proof)).result()).isEqualTo(ResetOperator.Result.PROOF_NEEDED);

        assertThat(mintmark.signIn(EMAIL, CHOSEN).member().passwordChangeRequired())
                .isFalse();
    }

    @Test
    void isForOperatorsOnly() {
        mintmark.member(mintmark.activeTenant(), "ann@acme.example", LOST.reveal(), "tenant-admin");

        for (String nobody : new String[] {"ann@acme.example", "eve@host.example", "nonsense"}) {
            assertThat(reset(nobody, Optional.empty()).result()).isEqualTo(ResetOperator.Result.NO_OPERATOR);
        }
    }

    private ResetOperator.Outcome reset(String email, Optional<String> proof) {
        return mintmark.resetOperator.reset(email, proof, CONFIGURED);
    }

    private String proof() {
        return reset(EMAIL, Optional.empty()).proof().orElseThrow();
    }
}
