package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.firstPage;
import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.tenant.Owner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of invitations does. */
public abstract class InvitationsContract {
    private Invitations invitations;
    private Given given;
    private Owner tenant;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aTenant() {
        Stores stores = stores();
        invitations = stores.invitations();
        given = new Given(stores);
        tenant = Owner.of(given.storedTenant().id());
    }

    @Test
    void findsAnInvitationByIdAndByTheDigestOfItsToken() {
        Invitation ofTenant = given.stored(Given.invitation(tenant));
        Invitation ofOperator = given.stored(Given.invitation(Owner.installation()));

        assertThat(find(ofTenant)).contains(ofTenant);
        assertThat(find(ofOperator)).contains(ofOperator);
        assertThat(given.inUnitOfWork(() -> invitations.lock(ofTenant.id()))).contains(ofTenant);
        assertThat(given.inUnitOfWork(() -> invitations.lock(ofOperator.digest())))
                .contains(ofOperator);
    }

    @Test
    void findsNothingUnknown() {
        given.stored(Given.invitation(tenant));

        assertThat(given.inUnitOfWork(() -> invitations.find(new InvitationId(Given.uuid()))))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> invitations.lock(new InvitationId(Given.uuid()))))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> invitations.lock(Given.digest()))).isEmpty();
    }

    @Test
    void keepsWhatBecameOfAnInvitation() {
        Invitation accepted = given.stored(Given.invitation(tenant)).become(Invitation.State.ACCEPTED, later(1));
        Invitation other = given.stored(Given.invitation(tenant));

        given.inUnitOfWork(() -> invitations.settle(accepted));

        assertThat(find(accepted)).contains(accepted);
        assertThat(find(other)).contains(other);
    }

    @Test
    void keepsTheOtherLinkOfAnInvitation() {
        Invitation first = given.stored(Given.invitation(tenant));
        Invitation other = given.stored(Given.invitation(tenant));
        ManagementKeyId key = new ManagementKeyId(Given.uuid());
        Invitation byKey = first.resent(Given.digest(), new MemberId(Given.uuid()), Optional.of(key), later(1));
        Invitation byPerson = byKey.resent(Given.digest(), new MemberId(Given.uuid()), Optional.empty(), later(2));

        given.inUnitOfWork(() -> {
            invitations.lock(first.id());
            invitations.resend(byKey);
            assertThat(invitations.find(first.id())).contains(byKey);
        });
        assertThat(given.inUnitOfWork(() -> invitations.lockPendingMadeBy(key))).containsExactly(byKey);
        given.inUnitOfWork(() -> invitations.resend(byPerson));

        assertThat(find(first)).contains(byPerson);
        assertThat(given.inUnitOfWork(() -> invitations.lock(first.digest()))).isEmpty();
        assertThat(given.inUnitOfWork(() -> invitations.lock(byPerson.digest())))
                .contains(byPerson);
        assertThat(find(other)).contains(other);
    }

    @Test
    void findsThePendingOnesOfWhoInvited() {
        Invitation pending = given.stored(Given.invitation(tenant));
        Invitation settled = given.stored(Given.invitation(tenant));
        given.stored(Given.invitation(tenant));
        given.inUnitOfWork(() -> invitations.settle(settled.become(Invitation.State.CANCELLED, later(1))));

        assertThat(given.inUnitOfWork(() -> invitations.lockPendingOf(pending.invitedBy())))
                .containsExactly(pending);
        assertThat(given.inUnitOfWork(() -> invitations.lockPendingOf(settled.invitedBy())))
                .isEmpty();
    }

    @Test
    void listsThoseOfOneTenantOrOfTheOperatorsTheOldestFirst() {
        Invitation first = given.stored(Given.invitation(tenant));
        Invitation operators = given.stored(Given.invitation(Owner.installation()));
        Invitation second = given.stored(Given.invitation(tenant));
        given.stored(Given.invitation(Owner.of(given.storedTenant().id())));

        Page<Invitation> page = given.inUnitOfWork(() -> invitations.list(tenant, firstPage(1)));
        Page<Invitation> next = given.inUnitOfWork(() -> invitations.list(tenant, new Page.Request(5, page.next())));

        assertThat(page.items()).containsExactly(first);
        assertThat(next).isEqualTo(new Page<>(List.of(second), Optional.empty()));
        assertThat(given.inUnitOfWork(() -> invitations.list(Owner.installation(), firstPage(5)))
                        .items())
                .containsExactly(operators);
    }

    private Optional<Invitation> find(Invitation invitation) {
        return given.inUnitOfWork(() -> invitations.find(invitation.id()));
    }
}
