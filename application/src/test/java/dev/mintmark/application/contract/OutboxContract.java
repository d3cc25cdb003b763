package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.mail.Outbox;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.mail.MailId;
import dev.mintmark.domain.mail.MailKind;
import dev.mintmark.domain.mail.WaitingMail;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of mails does. */
public abstract class OutboxContract {
    private static final String ANN = "ann@acme.example";

    private final Owner tenant = Owner.of(new TenantId(Given.uuid()));
    private Outbox outbox;
    private Given given;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void anOutbox() {
        Stores stores = stores();
        outbox = stores.outbox();
        given = new Given(stores);
    }

    private WaitingMail mail(Owner owner, String recipient, int seconds) {
        WaitingMail mail = WaitingMail.create(
                new MailId(Given.uuid()),
                MailKind.INVITATION,
                owner,
                recipient,
                new EncryptedValue("kek", "sealed " + recipient),
                later(seconds));
        given.inUnitOfWork(() -> outbox.add(mail));
        return mail;
    }

    private List<WaitingMail> due(Instant now, int most) {
        return given.inUnitOfWork(() -> outbox.due(now, most));
    }

    private boolean replace(WaitingMail seen, WaitingMail next) {
        return given.inUnitOfWork(() -> outbox.replace(seen, next));
    }

    @Test
    void thoseThatAreDueComeAsTheyWereStoredTheLongestFirst() {
        WaitingMail second = mail(tenant, ANN, 2);
        WaitingMail first = mail(Owner.installation(), "olga@example.com", 1);
        mail(tenant, ANN, 9);

        assertThat(due(later(2), 10)).containsExactly(first, second);
        assertThat(due(later(2), 1)).containsExactly(first);
        assertThat(due(later(0), 10)).isEmpty();
    }

    @Test
    void aMailIsClaimedOnceAndIsDueAgainLater() {
        WaitingMail mail = mail(tenant, ANN, 0);
        WaitingMail claimed = mail.claimed(later(1));

        assertThat(replace(mail, claimed)).isTrue();
        assertThat(replace(mail, claimed)).isFalse();
        assertThat(due(later(1), 10)).isEmpty();
        WaitingMail putOff = claimed.putOff(later(2));
        assertThat(replace(claimed, putOff)).isTrue();
        assertThat(due(putOff.nextTryAt(), 10)).containsExactly(putOff);
    }

    @Test
    void aSettledMailIsNeitherDueNorClaimedAndStillCounts() {
        WaitingMail mail = mail(tenant, ANN, 0);

        given.inUnitOfWork(() -> outbox.settle(mail.id()));
        given.inUnitOfWork(() -> outbox.settle(mail.id()));

        assertThat(due(later(99), 10)).isEmpty();
        assertThat(replace(mail, mail.claimed(later(1)))).isFalse();
        assertThat(given.inUnitOfWork(() -> outbox.count(MailKind.INVITATION, ANN, later(0))))
                .isEqualTo(1);
    }

    @Test
    void countsThoseOfAKindToARecipientAndOfAnOwner() {
        mail(tenant, ANN, 0);
        mail(tenant, ANN, 5);
        mail(tenant, "bob@acme.example", 5);
        mail(Owner.installation(), ANN, 5);

        assertThat(given.inUnitOfWork(() -> outbox.count(MailKind.INVITATION, ANN, later(1))))
                .isEqualTo(2);
        assertThat(given.inUnitOfWork(() -> outbox.count(MailKind.INVITATION, tenant, later(0))))
                .isEqualTo(3);
        assertThat(given.inUnitOfWork(() -> outbox.count(MailKind.INVITATION, Owner.installation(), later(0))))
                .isEqualTo(1);
        assertThat(given.inUnitOfWork(() -> outbox.count(MailKind.PASSWORD_RESET, tenant, later(0))))
                .isZero();
    }

    @Test
    void tellsHowManyWaitAndSinceWhen() {
        assertThat(given.inUnitOfWork(outbox::waiting)).isEqualTo(new Outbox.Waiting(0, Optional.empty()));
        WaitingMail settled = mail(tenant, ANN, 0);
        mail(tenant, ANN, 3);
        mail(tenant, ANN, 4);
        given.inUnitOfWork(() -> outbox.settle(settled.id()));

        assertThat(given.inUnitOfWork(outbox::waiting)).isEqualTo(new Outbox.Waiting(2, Optional.of(later(3))));
    }

    @Test
    void forgetsWhatIsOldSettledOrNot() {
        WaitingMail settled = mail(tenant, ANN, 0);
        mail(tenant, ANN, 1);
        WaitingMail kept = mail(tenant, ANN, 2);
        given.inUnitOfWork(() -> outbox.settle(settled.id()));

        assertThat(given.inUnitOfWork(() -> outbox.forget(later(2)))).isEqualTo(2);

        assertThat(due(later(9), 10)).containsExactly(kept);
    }
}
