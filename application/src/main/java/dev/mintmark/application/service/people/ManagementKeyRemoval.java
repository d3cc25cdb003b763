package dev.mintmark.application.service.people;

import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.ManagementKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Removes management keys with everything that they made to outlive them: other keys, and invitations. */
public final class ManagementKeyRemoval {
    private final ManagementKeys keys;
    private final Invitations invitations;

    public ManagementKeyRemoval(ManagementKeys keys, Invitations invitations) {
        this.keys = keys;
        this.invitations = invitations;
    }

    /**
     * Removes a locked key. Called inside a unit of work.
     *
     * @param record tells the {@link AuditTrail} of each key and invitation
     */
    public void remove(ManagementKey key, Instant now, Consumer<AuditEntry> record) {
        List<ManagementKey> all = new ArrayList<>(List.of(key));
        for (int next = 0; next < all.size(); next++) {
            all.addAll(keys.lockMadeBy(all.get(next).id()));
        }
        List<AuditEntry> entries = new ArrayList<>();
        for (ManagementKey each : all) {
            for (Invitation invitation : invitations.lockPendingMadeBy(each.id())) {
                invitations.settle(invitation.become(Invitation.State.CANCELLED, now));
                entries.add(InvitationEntries.entry(AuditAction.INVITATION_CANCELLED, invitation));
            }
            entries.add(ManagementKeyEntries.deleted(each));
        }
        keys.remove(key.id());
        entries.forEach(record);
    }
}
