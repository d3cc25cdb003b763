package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.RevokeSecret;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.service.app.CredentialEntries;
import dev.mintmark.application.service.host.ResourceServerEntries;
import dev.mintmark.application.service.people.InvitationEntries;
import dev.mintmark.application.service.people.ManagementKeyRemoval;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.Credentials;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.PasswordReset;
import dev.mintmark.domain.resourceserver.ResourceServer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Revokes leaked secrets for whoever holds them. The row is locked, so that a change of it at the same moment cannot
 * interfere.
 */
public final class RevokeSecretService implements RevokeSecret {
    private final UnitOfWork unitOfWork;
    private final Apps apps;
    private final ResourceServers servers;
    private final ManagementKeys keys;
    private final ManagementKeyRemoval removal;
    private final Invitations invitations;
    private final PasswordResets resets;
    private final Members members;
    private final AuditTrail audit;
    private final Clock clock;

    public RevokeSecretService(
            UnitOfWork unitOfWork,
            Apps apps,
            ResourceServers servers,
            ManagementKeys keys,
            Invitations invitations,
            PasswordResets resets,
            Members members,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.apps = apps;
        this.servers = servers;
        this.keys = keys;
        this.removal = new ManagementKeyRemoval(keys, invitations);
        this.invitations = invitations;
        this.resets = resets;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void revoke(String presented) {
        SecretKind.claimedBy(presented).ifPresent(kind -> ClientSecret.parse(kind, presented)
                .ifPresent(secret -> revoke(kind, SecretDigest.of(secret))));
    }

    private void revoke(SecretKind kind, SecretDigest digest) {
        unitOfWork.run(() -> {
            switch (kind) {
                case CLIENT -> apps.lockBySecret(digest).ifPresent(app -> revoke(app, digest));
                case RESOURCE_SERVER -> servers.lockBySecret(digest).ifPresent(this::revoke);
                case MANAGEMENT_KEY -> keys.lock(digest).ifPresent(this::revoke);
                case INVITATION -> invitations.lock(digest).ifPresent(this::revoke);
                case PASSWORD_RESET -> resets.find(digest).ifPresent(this::revoke);
            }
        });
    }

    /** A replaced secret that overlaps ends at once; the other one goes on working, whichever has leaked. */
    private void revoke(App app, SecretDigest leaked) {
        Instant now = clock.instant();
        Credentials before = app.credentials().at(now);
        if (before.secret().filter(secret -> secret.digest().equals(leaked)).isPresent()) {
            apps.keepReplacedSecret(app.id(), leaked, now);
            revoke(app, before.secretRevoked(), now);
        } else if (before.overlap().isPresent()) {
            revoke(app, before.overlapEnded(), now);
        }
    }

    private void revoke(App app, Credentials left, Instant now) {
        App changed = apps.update(app.withCredentials(left, now));
        CredentialEntries.changed(AuditAction.APP_SECRET_REVOKED, app, changed)
                .recordAs(Actor.HOLDER_OF_THE_SECRET, audit);
    }

    private void revoke(ManagementKey key) {
        removal.remove(key, clock.instant(), entry -> audit.recordAs(Actor.HOLDER_OF_THE_SECRET, entry));
    }

    private void revoke(Invitation invitation) {
        Instant now = clock.instant();
        if (invitation.state(now) == Invitation.State.PENDING) {
            invitations.settle(invitation.become(Invitation.State.CANCELLED, now));
            audit.recordAs(
                    Actor.HOLDER_OF_THE_SECRET, InvitationEntries.entry(AuditAction.INVITATION_CANCELLED, invitation));
        }
    }

    private void revoke(PasswordReset found) {
        members.lock(found.member())
                .filter(member -> resets.lock(found.digest()).isPresent())
                .ifPresent(member -> {
                    resets.forgetOf(member.id());
                    audit.recordAs(
                            Actor.HOLDER_OF_THE_SECRET,
                            MemberEntries.entry(AuditAction.MEMBER_RESET_LINK_REVOKED, member));
                });
    }

    private void revoke(ResourceServer server) {
        ResourceServer changed = servers.update(server.with(Optional.empty(), clock.instant()));
        ResourceServerEntries.compare(
                        AuditAction.RESOURCE_SERVER_SECRET_REVOKED, Optional.of(server), Optional.of(changed))
                .recordAs(Actor.HOLDER_OF_THE_SECRET, audit);
    }
}
