package dev.mintmark.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.tenant.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails and how they wait (docs/adr/0040). */
class MailTest {
    private static final Email TO = new Email("ann@acme.example");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"A\r\nBcc: all@acme.example", "A\nB", "A\rB", "A\u0085B", "A\u0000B"})
    void aSubjectIsOneLine(String subject) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mail(TO, subject, "Body\n"));
    }

    @Test
    void aMailIsNotPrinted() {
        assertThat(new Mail(TO, "Subject", "https://mint.example/reset#token=mmp_1\n"))
                .hasToString("Mail(hidden)");
    }

    @Test
    void pausesDoubleUpToAQuarterOfAnHour() {
        WaitingMail mail = waiting();
        List<Long> pauses = new ArrayList<>();
        for (int attempt = 1; attempt <= 11; attempt++) {
            mail = mail.claimed(NOW).putOff(NOW);
            pauses.add(Duration.between(NOW, mail.nextTryAt()).toSeconds());
        }

        assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L, 900L, 900L);
    }

    @Test
    void whoClaimsOneHasItForAWhile() {
        WaitingMail claimed = waiting().claimed(NOW);

        assertThat(claimed.nextTryAt()).isEqualTo(NOW.plus(WaitingMail.LEASE));
        assertThat(claimed.attempts()).isEqualTo(1);
        assertThat(claimed.isOver(NOW.plus(WaitingMail.LIFETIME).minusMillis(1)))
                .isFalse();
        assertThat(claimed.isOver(NOW.plus(WaitingMail.LIFETIME))).isTrue();
    }

    private static WaitingMail waiting() {
        return WaitingMail.create(
                new MailId(new UUID(0, 1)),
                MailKind.INVITATION,
                Owner.installation(),
                TO.key(),
                new EncryptedValue("kek", "sealed"),
                NOW);
    }
}
