package dev.mintmark.rest.invitation;

import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;

/** What is asked about invitations alike, whether to the own tenant, to another one, or to the operators. */
@Dependent
public final class InvitationRequests {
    private final ManageInvitations invitations;
    private final CurrentMember current;
    private final TokenPolicy policy;
    private final Clock clock;

    @Inject
    public InvitationRequests(ManageInvitations invitations, CurrentMember current, TokenPolicy policy, Clock clock) {
        this.invitations = invitations;
        this.current = current;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Invites a person in the name of the current member; a text is null where it is missing.
     *
     * @param displayName null if the person is to say how it is called
     * @param roles may be null where they are missing
     */
    public Response invite(Owner owner, String email, String displayName, List<String> roles, UriInfo uri) {
        IssuedInvitationResponse answer = IssuedInvitationResponse.from(
                invitations.invite(
                        new ManageInvitations.Command(owner, email, displayName, roles, current.id(), current.key())),
                policy.issuer());
        String list = owner.equals(current.owner())
                ? InvitationsResource.PATH
                : TenantInvitationsResource.PATH.replace("{tenant}", owner.toString());
        return Response.created(
                        uri.getBaseUriBuilder().path(list).path(answer.id()).build())
                .tag(EntityTags.weak(answer.withoutLink()))
                .entity(answer)
                .build();
    }

    PageResponse<InvitationResponse> list(Owner owner, UriInfo uri) {
        ListOrder order = ListOrder.byId("invitations of " + owner);
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(order);
        query.requireSound();
        return PageResponse.from(
                invitations.list(owner, page),
                order,
                invitation -> InvitationResponse.from(invitation, clock.instant()));
    }

    Response read(Owner owner, String id, String ifNoneMatch) {
        return EntityTags.answer(
                ifNoneMatch, InvitationResponse.from(invitations.read(owner, id(id)), clock.instant()));
    }

    /** Answers another link, this once. */
    IssuedInvitationResponse resend(Owner owner, String id) {
        return IssuedInvitationResponse.from(
                invitations.resend(owner, id(id), current.member(), current.key()), policy.issuer());
    }

    void cancel(Owner owner, String id) {
        invitations.cancel(owner, id(id));
    }

    private static InvitationId id(String text) {
        return InvitationId.parse(text).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
