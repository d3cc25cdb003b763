package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.application.contract.Given;
import dev.mintmark.application.fake.RecordedAudit;
import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.application.port.in.people.ManageManagementKeys;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.session.ManageSessions.Resumed;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How automation signs in, and how long it may go on. */
class ManagementKeysTest {
    private static final String PASSWORD = "several words do well";

    private final Installation mintmark = new Installation();
    private TenantId acme;
    private Member ann;

    @BeforeEach
    void anAdmin() {
        acme = mintmark.activeTenant();
        ann = mintmark.member(acme, "ann@acme.example", PASSWORD, "tenant-admin");
        mintmark.member(acme, "bob@acme.example", PASSWORD, "tenant-admin");
    }

    @Test
    void aKeyActsWithItsOwnRoleUnderItsOwnName() {
        ManageManagementKeys.Issued made = make("tenant-viewer", Optional.empty());

        SessionId session = signIn(made.secret());

        Resumed resumed = mintmark.sessions.resume(session).orElseThrow();
        assertThat(resumed.member().roles()).containsExactly(Role.TENANT_VIEWER);
        assertThat(resumed.member().tenant()).contains(acme);
        assertThat(resumed.actor())
                .isEqualTo(Actor.managementKey(made.key().id().toString(), "Deployment"));
        assertThat(mintmark.managementKeys.read(Owner.of(acme), made.key().id()).lastUsedAt())
                .contains(mintmark.clock.instant());
    }

    @Test
    void aKeysSessionCannotBeRefreshedAndEndsWithItsToken() {
        ManageManagementKeys.Issued made = make("tenant-admin", Optional.empty());
        ManageSessions.SignedIn signedIn = mintmark.sessions.signInWithKey(Optional.of(made.secret()));
        SessionId session = signIn(made.secret());

        assertThat(signedIn.refresh()).isEmpty();
        assertThat(signedIn.expiresIn()).isEqualTo(Duration.ofMinutes(5));
        mintmark.clock.advance(Duration.ofMinutes(5));

        assertThat(mintmark.sessions.resume(session)).isEmpty();
    }

    @Test
    void aDeletedKeyIsRefusedAndItsSessionsEndAtOnce() {
        ManageManagementKeys.Issued made = make("tenant-admin", Optional.empty());
        SessionId session = signIn(made.secret());

        mintmark.managementKeys.delete(Owner.of(acme), made.key().id());

        assertThat(mintmark.sessions.resume(session)).isEmpty();
        Refused.with(Refusal.SIGN_IN_FAILED, () -> signIn(made.secret()));
        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.managementKeys.delete(Owner.of(acme), made.key().id()));
    }

    @Test
    void anExpiredKeyIsRefusedAndItsSessionEndsWithIt() {
        Instant end = mintmark.clock.instant().plus(Duration.ofMinutes(2));
        ManageManagementKeys.Issued made = make("tenant-admin", Optional.of(end));
        assertThat(mintmark.sessions.signInWithKey(Optional.of(made.secret())).expiresIn())
                .isEqualTo(Duration.ofMinutes(2));
        SessionId session = signIn(made.secret());

        mintmark.clock.advance(Duration.ofMinutes(2));

        assertThat(mintmark.sessions.resume(session)).isEmpty();
        Refused.with(Refusal.SIGN_IN_FAILED, () -> signIn(made.secret()));
    }

    @Test
    void aKeyIsOfNoUseWhileItsRoleIsAboveItsMakers() {
        ManageManagementKeys.Issued made = make("tenant-admin", Optional.empty());
        SessionId session = signIn(made.secret());

        mintmark.members.change(new ManageMembers.Change(
                Owner.of(acme),
                ann.id(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of("tenant-viewer")),
                Optional.empty()));

        assertThat(mintmark.sessions.resume(session)).isEmpty();
        Refused.with(Refusal.SIGN_IN_FAILED, () -> signIn(made.secret()));
    }

    @Test
    void nobodyMakesAKeyAboveItself() {
        RuleBroken broken = catchThrowableOfType(
                RuleBroken.class,
                () -> mintmark.managementKeys.create(new ManageManagementKeys.Command(
                        ann.limitedTo(Role.TENANT_VIEWER),
                        Optional.empty(),
                        "",
                        "tenant-admin",
                        Optional.empty(),
                        Optional.of(Installation.START))));

        assertThat(broken.violations())
                .extracting(
                        violation -> violation.field() + " " + violation.fault().code())
                .containsExactly("name required", "role invalid_role", "expiresAt invalid_expiry");
    }

    @Test
    void aKeyEndsAfterNinetyDaysUnlessSomebodyChoosesAndAfterAYearAtTheLatest() {
        Instant now = mintmark.clock.instant();

        assertThat(make("tenant-admin", Optional.empty()).key().expiresAt()).isEqualTo(now.plus(Duration.ofDays(90)));
        assertThat(make("tenant-admin", Optional.of(now.plus(Duration.ofDays(366))))
                        .key()
                        .expiresAt())
                .isEqualTo(now.plus(Duration.ofDays(366)));
        assertThat(expiryFaults(Optional.empty(), now.plus(Duration.ofDays(366)).plusSeconds(1)))
                .containsExactly("expiresAt invalid_expiry");
    }

    @Test
    void aKeyThatAKeyMakesEndsWithItAtTheLatest() {
        Instant end = mintmark.clock.instant().plus(Duration.ofMinutes(2));
        ManagementKeyId maker = make("tenant-admin", Optional.of(end)).key().id();

        ManagementKey child =
                make(Optional.of(maker), "tenant-admin", Optional.empty()).key();

        assertThat(child.expiresAt()).isEqualTo(end);
        assertThat(child.madeByKey()).contains(maker);
        assertThat(expiryFaults(Optional.of(maker), end.plusSeconds(1))).containsExactly("expiresAt invalid_expiry");
        assertThat(make(Optional.of(maker), "tenant-admin", Optional.of(end))
                        .key()
                        .expiresAt())
                .isEqualTo(end);
    }

    @Test
    void aKeyTakesAlongWhatItMadeWhenItIsDeletedOrRevokedByAFinder() {
        for (boolean byFinder : List.of(true, false)) {
            ManageManagementKeys.Issued maker = make("tenant-admin", Optional.empty());
            ManageManagementKeys.Issued child = make(Optional.of(maker.key().id()), "tenant-admin", Optional.empty());
            ManageManagementKeys.Issued grandchild =
                    make(Optional.of(child.key().id()), "tenant-viewer", Optional.empty());
            ManageInvitations.Issued invitation = mintmark.invitations.invite(new ManageInvitations.Command(
                    Owner.of(acme),
                    "eve@evil.example",
                    "Eve",
                    List.of("tenant-admin"),
                    ann.id(),
                    Optional.of(child.key().id())));
            SessionId session = signIn(grandchild.secret());

            if (byFinder) {
                mintmark.revokeSecret.revoke(maker.secret().reveal());
            } else {
                mintmark.managementKeys.delete(Owner.of(acme), maker.key().id());
            }

            assertThat(mintmark.sessions.resume(session)).isEmpty();
            Refused.with(Refusal.SIGN_IN_FAILED, () -> signIn(child.secret()));
            Refused.with(Refusal.SIGN_IN_FAILED, () -> signIn(grandchild.secret()));
            assertThat(mintmark.invitations
                            .read(Owner.of(acme), invitation.invitation().id())
                            .settled())
                    .isEqualTo(Invitation.State.CANCELLED);
            assertThat(mintmark.audit.all())
                    .filteredOn(record -> record.entry().action() == AuditAction.MANAGEMENT_KEY_DELETED)
                    .extracting(record -> record.entry().target().id())
                    .contains(
                            maker.key().id().toString(),
                            child.key().id().toString(),
                            grandchild.key().id().toString());
        }
    }

    @Test
    void aKeyThatIsGoneMakesNoneAndItsInvitationLetsNobodyIn() {
        ManageManagementKeys.Issued maker = make("tenant-admin", Optional.empty());
        mintmark.managementKeys.delete(Owner.of(acme), maker.key().id());

        Refused.with(
                Refusal.NOT_SIGNED_IN, () -> make(Optional.of(maker.key().id()), "tenant-admin", Optional.empty()));
        ManageInvitations.Issued late = mintmark.invitations.invite(new ManageInvitations.Command(
                Owner.of(acme),
                "eve@evil.example",
                "Eve",
                List.of("tenant-admin"),
                ann.id(),
                Optional.of(maker.key().id())));
        Refused.with(
                Refusal.INVITATION_EXPIRED,
                () -> mintmark.invitations.accept(new ManageInvitations.Acceptance(
                        late.token().reveal(), "Eve", Optional.of(Password.typed(PASSWORD)))));
    }

    private List<String> expiryFaults(Optional<ManagementKeyId> madeBy, Instant expiresAt) {
        RuleBroken broken =
                catchThrowableOfType(RuleBroken.class, () -> make(madeBy, "tenant-admin", Optional.of(expiresAt)));
        return broken.violations().stream()
                .map(violation -> violation.field() + " " + violation.fault().code())
                .toList();
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutTheDatabase() {
        Refused.with(Refusal.SIGN_IN_FAILED, () -> mintmark.sessions.signInWithKey(Optional.empty()));
    }

    @Test
    void theAuditTrailNeverHoldsTheKey() {
        ManageManagementKeys.Issued made = make("tenant-admin", Optional.empty());
        signIn(made.secret());
        mintmark.managementKeys.delete(Owner.of(acme), made.key().id());

        List<RecordedAudit.Recorded> recorded = mintmark.audit.all();
        assertThat(recorded.subList(recorded.size() - 3, recorded.size()))
                .extracting(record -> record.entry().action().code())
                .containsExactly("management_key.created", "member.signed_in", "management_key.deleted");
        assertThat(recorded.toString()).doesNotContain(made.secret().reveal());
    }

    @Test
    void aKeyMayBeForNamedAppsOfItsTenant() {
        Given given = new Given(mintmark.stores);
        AppId own = given.stored(Given.app("Own", acme, given.storedDatabase())).id();
        TenantId others = mintmark.activeTenant();
        AppId foreign = given.stored(Given.app("Foreign", others, given.storedDatabase()))
                .id();

        ManageManagementKeys.Issued made = mintmark.managementKeys.create(command(List.of(own.toString())));

        assertThat(mintmark.sessions.resume(signIn(made.secret())).flatMap(Resumed::onlyApps))
                .contains(Set.of(own));
        assertThat(faults(command(List.of()))).containsExactly("apps required");
        assertThat(faults(command(Arrays.asList(own.toString(), foreign.toString(), "one", null))))
                .containsExactly("apps[1] app_not_found", "apps[2] app_not_found", "apps[3] app_not_found");
        assertThat(faults(command(Collections.nCopies(101, own.toString())))).containsExactly("apps too_many_apps");
        assertThat(mintmark.audit.all().toString()).contains(own.toString());
    }

    private ManageManagementKeys.Command command(List<String> apps) {
        return new ManageManagementKeys.Command(
                ann, Optional.empty(), "Deployment", "tenant-developer", Optional.of(apps), Optional.empty());
    }

    private List<String> faults(ManageManagementKeys.Command command) {
        return catchThrowableOfType(RuleBroken.class, () -> mintmark.managementKeys.create(command))
                .violations()
                .stream()
                .map(violation -> violation.field() + " " + violation.fault().code())
                .toList();
    }

    private ManageManagementKeys.Issued make(String role, Optional<Instant> expiresAt) {
        return make(Optional.empty(), role, expiresAt);
    }

    private ManageManagementKeys.Issued make(
            Optional<ManagementKeyId> madeBy, String role, Optional<Instant> expiresAt) {
        return mintmark.managementKeys.create(
                new ManageManagementKeys.Command(ann, madeBy, "Deployment", role, Optional.empty(), expiresAt));
    }

    private SessionId signIn(ClientSecret key) {
        ManageSessions.SignedIn signedIn = mintmark.sessions.signInWithKey(Optional.of(key));
        return SessionId.parse(mintmark.crypto
                        .read(signedIn.accessToken())
                        .claims()
                        .get("sid")
                        .toString())
                .orElseThrow();
    }
}
