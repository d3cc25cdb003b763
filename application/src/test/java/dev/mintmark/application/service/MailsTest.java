package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.FakeTotpSecrets;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.application.port.in.mail.SendMails;
import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.in.people.ResetPasswords;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.out.mail.MailNotSent;
import dev.mintmark.application.service.app.WarnOfExpiringSecretsService;
import dev.mintmark.application.service.mail.SendMailsService;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.factor.TotpSetup;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.mail.MailKind;
import dev.mintmark.domain.mail.WaitingMail;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is mailed what, and how mails are sent (docs/adr/0040). */
class MailsTest {
    private static final String ANN = "ann@acme.example";
    private static final String BEN = "ben@acme.example";
    private static final String GUEST = "guest@acme.example";
    private static final Password PASSWORD = Password.typed("several words do well");
    private static final Password OTHER = Password.typed("several other words do better");

    private final Installation mintmark = new Installation();
    private final TenantId tenant = mintmark.activeTenant();
    private final Owner acme = Owner.of(tenant);
    private final Member ann = mintmark.member(tenant, ANN, PASSWORD.reveal(), "tenant-admin");

    private final List<Mail> delivered = new ArrayList<>();
    private Optional<MailNotSent> problem = Optional.empty();
    private final SendMails sending = new SendMailsService(
            mintmark.stores.unitOfWork(),
            mintmark.stores.outbox(),
            mintmark.mailVault,
            (id, mail) -> {
                problem.ifPresent(refused -> {
                    throw refused;
                });
                delivered.add(mail);
            },
            mintmark.clock);

    private ManageInvitations.Issued invite(String email) {
        return mintmark.invitations.invite(new ManageInvitations.Command(
                acme, email, "Guest", List.of("tenant-viewer"), ann.id(), Optional.empty()));
    }

    private ManageSessions.SignedIn signInFrom(String address) {
        return (ManageSessions.SignedIn)
                mintmark.sessions.signIn(ANN, PASSWORD, new Device(address, "Firefox on Linux"));
    }

    private Mail last() {
        List<Mail> all = mintmark.mailed();
        return all.get(all.size() - 1);
    }

    private List<String> lines(String beginning) {
        return mintmark.mailed().stream()
                .flatMap(mail -> mail.body().lines())
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    @Test
    void whoIsInvitedGetsTheLinkAndTheNextOne() {
        ManageInvitations.Issued issued = invite(GUEST);

        assertThat(last().to().value()).isEqualTo(GUEST);
        assertThat(last().subject()).isEqualTo("Invitation to Acme");
        assertThat(last().body())
                .contains("https://mint.example/invitation#token="
                        + issued.token().reveal() + "\n")
                .contains("4 January 2026, 00:00 UTC");

        ManageInvitations.Issued resent =
                mintmark.invitations.resend(acme, issued.invitation().id(), ann, Optional.empty());

        assertThat(last().body()).contains(resent.token().reveal());
    }

    @Test
    void anInvitedOperatorIsToldSo() {
        Member operator = mintmark.operator("op@host.example", PASSWORD, "platform-admin");
        mintmark.invitations.invite(new ManageInvitations.Command(
                Owner.installation(), GUEST, null, List.of("platform-viewer"), operator.id(), Optional.empty()));

        assertThat(last().subject()).isEqualTo("Invitation to operate Mintmark");
    }

    @Test
    void noAddressGetsInvitationsWithoutEnd() {
        IntStream.range(0, 7).forEach(time -> invite("Guest@ACME.example"));

        assertThat(mintmark.mailed()).hasSize(5);

        mintmark.clock.advance(Duration.ofMinutes(61));
        invite(GUEST.replace("guest", "Guest"));
        assertThat(mintmark.mailed()).hasSize(6);
    }

    @Test
    void whatIsRefusedMailsNobody() {
        ManageInvitations.Issued issued = invite(GUEST);
        mintmark.invitations.cancel(acme, issued.invitation().id());

        Refused.with(
                Refusal.INVALID_TRANSITION,
                () -> mintmark.invitations.resend(acme, issued.invitation().id(), ann, Optional.empty()));

        assertThat(mintmark.mailed()).hasSize(1);
    }

    @Test
    void whoseLinkIsMadeGetsItAndHearsThatItWasUsed() {
        Member ben = mintmark.member(tenant, BEN, PASSWORD.reveal(), "tenant-viewer");
        ResetPasswords.Issued issued =
                mintmark.resetPasswords.issue(new ResetPasswords.Command(acme, ben.id(), ann, Optional.empty()));

        assertThat(last().to().value()).isEqualTo(BEN);
        assertThat(last().body())
                .contains("https://mint.example/reset#token=" + issued.token().reveal() + "\n");

        mintmark.resetPasswords.reset(issued.token().reveal(), Optional.of(OTHER));

        assertThat(last().to().value()).isEqualTo(BEN);
        assertThat(last().body()).startsWith("The password was changed.\n");
    }

    @Test
    void whoseAccountChangesHearsOfIt() {
        ManageSessions.SignedIn signedIn = signInFrom("192.0.2.1");
        SessionId session = signedIn.refresh().orElseThrow().token().session();
        TotpSetup setup = mintmark.factors.beginTotp(ann.id());
        String secret = setup.reveal().replaceFirst(".*secret=([A-Z0-9]+)&.*", "$1");
        mintmark.factors.confirmTotp(ann.id(), session, FakeTotpSecrets.code(secret, mintmark.clock.instant()));
        mintmark.factors.renewRecoveryCodes(ann.id());
        mintmark.factors.remove(ann.id(), setup.id());
        mintmark.changeOwnPassword.change(ann.id(), session, PASSWORD, OTHER);
        mintmark.members.change(new ManageMembers.Change(
                acme, ann.id(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(PASSWORD)));

        assertThat(mintmark.mailed())
                .allSatisfy(mail -> assertThat(mail.to().value()).isEqualTo(ANN))
                .extracting(mail -> mail.body().lines().findFirst().orElseThrow())
                .containsExactly(
                        "A second factor was registered.",
                        "New recovery codes were made; those of before work no more.",
                        "New recovery codes were made; those of before work no more.",
                        "A second factor was removed.",
                        "The password was changed.",
                        "The password was changed.");
    }

    @Test
    void aSignInFromANewNetworkIsToldButNeverTheFirst() {
        signInFrom("192.0.2.1");
        signInFrom("192.0.2.200");
        assertThat(mintmark.mailed()).isEmpty();

        signInFrom("2001:db8::7");
        signInFrom("2001:db8::8:9");

        assertThat(mintmark.mailed()).hasSize(1);
        assertThat(last().subject()).isEqualTo("Sign-in from a new address");
        assertThat(last().body()).contains("  Address  2001:db8::7\n", "  With     Firefox on Linux\n");
    }

    @Test
    void whoCanReplaceASecretIsToldBeforeItExpires() {
        mintmark.member(tenant, BEN, PASSWORD.reveal(), "tenant-viewer");
        mintmark.member(tenant, "dev@acme.example", PASSWORD.reveal(), "tenant-developer");
        mintmark.region("eu-1");
        ManageApps.Registered app = mintmark.apps.register(wish(tenant, "Pay: www.evil.example/x", "eu-1"));
        mintmark.secretMaxAge(tenant, "P90D");
        mintmark.clock.advance(Duration.ofDays(61));

        new WarnOfExpiringSecretsService(
                        mintmark.stores.unitOfWork(), mintmark.stores.apps(), mintmark.trail, mintmark.clock)
                .warn();

        assertThat(mintmark.mailed()).extracting(mail -> mail.to().value()).containsExactly(ANN, "dev@acme.example");
        assertThat(last().subject()).isEqualTo("The secret of Pay www. evil. example x expires");
        assertThat(lines("https://"))
                .containsOnly("https://mint.example/apps/" + app.view().app().id());
    }

    @Test
    void ofManyWhoCanReplaceASecretFiftyAreTold() {
        for (int i = 0; i < 120; i++) {
            mintmark.member(tenant, "dev" + i + "@acme.example", PASSWORD.reveal(), "tenant-developer");
        }

        mintmark.stores
                .unitOfWork()
                .run(() -> mintmark.mails.expiring(tenant, new AuditTarget("app", "id", "App"), Installation.START));

        assertThat(mintmark.mailed()).hasSize(50);
    }

    @Test
    void theNameOfATenantIsNoLinkInAMail() {
        mintmark.tenants.change(new ManageTenants.Command(
                tenant,
                Optional.empty(),
                Optional.of("https://evil.example\u3002com @ Acme Inc."),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

        invite(GUEST);

        assertThat(last().subject()).isEqualTo("Invitation to https evil. example\u3002 com Acme Inc.");
        assertThat(last().body()).doesNotContain("evil.example", "https evil.example");
    }

    @Test
    void whatWaitsIsSentOnceAndForgotten() {
        invite(GUEST);
        invite(BEN);
        assertThat(sending.waiting()).isEqualTo(new SendMails.Waiting(2, Optional.of(Installation.START)));

        assertThat(sending.send()).isEqualTo(new SendMails.Round(2, 0, List.of(), Optional.empty()));
        assertThat(sending.send()).isEqualTo(new SendMails.Round(0, 0, List.of(), Optional.empty()));

        assertThat(delivered).extracting(mail -> mail.to().value()).containsExactly(GUEST, BEN);
        assertThat(sending.waiting().count()).isZero();
        mintmark.clock.advance(Duration.ofHours(26));
        sending.forgetOld();
        assertThat(sending.waiting()).isEqualTo(new SendMails.Waiting(0, Optional.empty()));
    }

    @Test
    void aServerThatIsAwayIsAskedAgainAfterGrowingPausesForADay() {
        invite(GUEST);
        problem = Optional.of(new MailNotSent(false, "it cannot be connected to"));

        assertThat(sending.send())
                .isEqualTo(new SendMails.Round(0, 1, List.of(), Optional.of("it cannot be connected to")));
        assertThat(sending.send().putOff()).as("within the pause").isZero();
        mintmark.clock.advance(Duration.ofSeconds(5));
        assertThat(sending.send().putOff()).isEqualTo(1);
        mintmark.clock.advance(Duration.ofSeconds(9));
        assertThat(sending.send().putOff()).as("within the longer pause").isZero();
        mintmark.clock.advance(Duration.ofSeconds(1));

        problem = Optional.empty();
        assertThat(sending.send().sent()).isEqualTo(1);
        assertThat(delivered).hasSize(1);

        invite(BEN);
        problem = Optional.of(new MailNotSent(false, "it cannot be connected to"));
        sending.send();
        mintmark.clock.advance(WaitingMail.LIFETIME);
        assertThat(sending.send().givenUp()).containsExactly(MailKind.INVITATION);
        assertThat(sending.waiting().count()).isZero();
    }

    @Test
    void theFirstThatIsPutOffEndsTheRoundAndOneThatIsRefusedDoesNot() {
        invite(GUEST);
        invite(BEN);
        problem = Optional.of(new MailNotSent(false, "it answers 451"));
        assertThat(sending.send().putOff()).isEqualTo(1);

        problem = Optional.of(new MailNotSent(true, "it answers 550 to the recipient"));
        mintmark.clock.advance(Duration.ofMinutes(1));

        assertThat(sending.send().givenUp()).containsExactly(MailKind.INVITATION, MailKind.INVITATION);
    }

    @Test
    void whatNobodyCanReadAnyMoreIsGivenUp() {
        invite(GUEST);
        mintmark.mailVault.loseKey();

        assertThat(sending.send())
                .isEqualTo(new SendMails.Round(
                        0,
                        0,
                        List.of(MailKind.INVITATION),
                        Optional.of("its key-encryption key is gone, or it was changed")));
    }
}
