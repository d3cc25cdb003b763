package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invitations in memory. */
final class InMemoryInvitations implements Invitations {
    private final Rows<InvitationId, Invitation> rows = new Rows<>(Invitation::id, invitation -> 0);

    Runnable snapshot() {
        Map<InvitationId, Invitation> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(Invitation invitation) {
        rows.add(invitation, Refusal.CONCURRENT_CHANGE);
    }

    @Override
    public Optional<Invitation> find(InvitationId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Invitation> lock(InvitationId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Invitation> lock(SecretDigest digest) {
        return rows.all().stream()
                .filter(invitation -> invitation.digest().equals(digest))
                .findAny();
    }

    @Override
    public List<Invitation> lockPendingOf(MemberId inviter) {
        return rows.all().stream()
                .filter(invitation -> invitation.invitedBy().equals(inviter))
                .filter(invitation -> invitation.settled() == Invitation.State.PENDING)
                .toList();
    }

    @Override
    public List<Invitation> lockPendingMadeBy(ManagementKeyId key) {
        return rows.all().stream()
                .filter(invitation -> invitation.madeByKey().filter(key::equals).isPresent())
                .filter(invitation -> invitation.settled() == Invitation.State.PENDING)
                .toList();
    }

    @Override
    public long countPending(Owner owner, Instant now) {
        return rows.all().stream()
                .filter(invitation -> invitation.owner().equals(owner))
                .filter(invitation -> invitation.state(now) == Invitation.State.PENDING)
                .count();
    }

    @Override
    public void resend(Invitation invitation) {
        rows.put(invitation);
    }

    @Override
    public void settle(Invitation invitation) {
        rows.put(invitation);
    }

    @Override
    public Page<Invitation> list(Owner owner, Page.Request page) {
        return rows.page(page, invitation -> invitation.id().toString(), invitation -> invitation
                .owner()
                .equals(owner));
    }
}
