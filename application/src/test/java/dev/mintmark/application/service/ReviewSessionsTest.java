package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.people.ManageManagementKeys;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People see where they are signed in, and end it; so do their admins. */
class ReviewSessionsTest {
    private static final String EMAIL = "ann@acme.example";
    private static final String PASSWORD = "several words do well";

    private final Installation mintmark = new Installation();
    private final TenantId tenant = mintmark.activeTenant();
    private final Owner owner = Owner.of(tenant);
    private final Member ann = mintmark.member(tenant, EMAIL, PASSWORD, "tenant-admin");

    @Test
    void showsWhatEachSessionWasUsedFromLast() {
        ManageSessions.SignedIn here = signIn();
        signIn();
        mintmark.clock.advance(Duration.ofMinutes(4));
        Device elsewhere = new Device("2001:db8::1", "Safari on iPhone");
        mintmark.sessions.refresh(here.refresh().orElseThrow().token(), Optional.empty(), elsewhere);

        List<Session> shown = list(owner, ann);

        assertThat(shown)
                .extracting(Session::device)
                .containsExactly(Optional.of(elsewhere), Optional.of(Installation.DEVICE));
        assertThat(shown.get(0).lastUsedAt()).isEqualTo(Installation.START.plus(Duration.ofMinutes(4)));
        assertThat(shown.get(1).lastUsedAt()).isEqualTo(Installation.START);
    }

    @Test
    void endsOneAndTheOthersGoOn() {
        ManageSessions.SignedIn here = signIn();
        ManageSessions.SignedIn elsewhere = signIn();

        mintmark.reviewSessions.end(owner, ann.id(), id(elsewhere));

        assertThat(list(owner, ann)).extracting(Session::id).containsExactly(id(here));
        Refused.with(
                Refusal.NOT_SIGNED_IN,
                () -> mintmark.refresh(elsewhere.refresh().orElseThrow().token()));
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.SESSION_ENDED);
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.reviewSessions.end(owner, ann.id(), id(elsewhere)));
    }

    @Test
    void endsNothingOfSomebodyElse() {
        Member ben = mintmark.member(tenant, "ben@acme.example", PASSWORD, "tenant-viewer");
        ManageSessions.SignedIn here = signIn();
        Owner others = Owner.of(mintmark.activeTenant());

        Refused.with(Refusal.NOT_FOUND, () -> mintmark.reviewSessions.end(owner, ben.id(), id(here)));
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.reviewSessions.end(others, ann.id(), id(here)));
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.reviewSessions.endAll(others, ann.id()));
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.reviewSessions.endAll(Owner.installation(), ann.id()));
        Refused.with(Refusal.NOT_FOUND, () -> list(others, ann));

        assertThat(list(owner, ann)).hasSize(1);
    }

    @Test
    void endsAllOfThemAndThoseOfTheMembersKeys() {
        signIn();
        signIn();
        ManageManagementKeys.Issued key = mintmark.managementKeys.create(new ManageManagementKeys.Command(
                ann, Optional.empty(), "CI", "tenant-viewer", Optional.empty(), Optional.empty()));
        mintmark.sessions.signInWithKey(Optional.of(key.secret()));
        assertThat(list(owner, ann)).as("a key's is not a person's").hasSize(2);

        mintmark.reviewSessions.endAll(owner, ann.id());

        assertThat(list(owner, ann)).isEmpty();
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.SESSION_ENDED);
    }

    @Test
    void aSessionIsFreshUntilFiveMinutesAfterTheSignInHoweverOftenItIsRefreshed() {
        ManageSessions.SignedIn here = signIn();
        assertThat(isFresh(here)).isTrue();

        mintmark.clock.advance(Duration.ofMinutes(4));
        mintmark.refresh(here.refresh().orElseThrow().token());
        mintmark.clock.advance(Duration.ofMinutes(1));

        assertThat(isFresh(here)).isFalse();
        assertThat(isFresh(signIn())).isTrue();
    }

    private boolean isFresh(ManageSessions.SignedIn signedIn) {
        return mintmark.sessions.resume(id(signedIn)).orElseThrow().fresh();
    }

    private ManageSessions.SignedIn signIn() {
        return mintmark.signIn(EMAIL, Password.typed(PASSWORD));
    }

    private static SessionId id(ManageSessions.SignedIn signedIn) {
        return signedIn.refresh().orElseThrow().token().session();
    }

    private List<Session> list(Owner asked, Member member) {
        return mintmark.reviewSessions
                .list(asked, member.id(), new Page.Request(25, Optional.empty()))
                .items();
    }
}
