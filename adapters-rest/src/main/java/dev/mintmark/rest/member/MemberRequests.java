package dev.mintmark.rest.member;

import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.in.people.ResetPasswords;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.invitation.InvitationRequests;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is asked about people alike, whether they are members of the own tenant, of another one, or operators. */
@Dependent
public final class MemberRequests {
    private static final List<String> READ_ONLY = List.of("id", "email", "createdAt", "updatedAt");

    private final ManageMembers members;
    private final InvitationRequests invitations;
    private final ResetPasswords resets;
    private final CurrentMember current;
    private final TokenPolicy policy;

    @Inject
    public MemberRequests(
            ManageMembers members,
            InvitationRequests invitations,
            ResetPasswords resets,
            CurrentMember current,
            TokenPolicy policy) {
        this.members = members;
        this.invitations = invitations;
        this.resets = resets;
        this.current = current;
        this.policy = policy;
    }

    PageResponse<MemberResponse> list(Owner owner, UriInfo uri) {
        ListOrder order = ListOrder.byId("members of " + owner);
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(order);
        query.requireSound();
        return PageResponse.from(members.list(owner, page), order, MemberResponse::from);
    }

    /** Adds a member; without a password, invites one. */
    Response add(Owner owner, byte[] sent, UriInfo uri) {
        JsonBody body = JsonBody.read(sent);
        String email = body.text("email");
        String displayName = body.text("displayName");
        Optional<Password> password = Optional.ofNullable(body.text("password")).map(Password::typed);
        List<String> roles = body.texts("roles").orElse(null);
        body.requireSound();
        if (password.isEmpty()) {
            return invitations.invite(owner, email, Objects.requireNonNullElse(displayName, ""), roles, uri);
        }
        Member member = members.add(new ManageMembers.Command(owner, email, displayName, password, roles, true));
        MemberResponse answer = MemberResponse.from(member);
        return Response.created(uri.getAbsolutePathBuilder().path(answer.id()).build())
                .tag(EntityTags.of(member.version()))
                .entity(answer)
                .build();
    }

    Response read(Owner owner, MemberId id, String ifNoneMatch) {
        Member member = members.read(owner, id);
        return EntityTags.answer(ifNoneMatch, member.version(), MemberResponse.from(member));
    }

    /** @param withPassword whether the caller may choose another password for the member */
    Response change(Owner owner, MemberId id, String ifMatch, byte[] sent, boolean withPassword) {
        Member member = members.read(owner, id);
        Optional<Long> expectedVersion = EntityTags.expectedVersion(ifMatch, member::version);
        JsonBody body = JsonBody.read(sent);
        Violations violations = new Violations();
        body.refuseChangeOf(READ_ONLY, violations);
        var change = new ManageMembers.Change(
                owner,
                id,
                expectedVersion,
                body.textChange("displayName"),
                body.texts("roles"),
                withPassword ? body.textChange("password").map(Password::typed) : Optional.empty());
        body.requireSound();
        EntityTags.requireVersion(expectedVersion, member.version());
        violations.throwIfAny();
        Member changed = members.change(change);
        return EntityTags.answer(changed.version(), MemberResponse.from(changed));
    }

    void remove(Owner owner, MemberId id, String ifMatch) {
        members.remove(owner, id, EntityTags.expectedVersion(ifMatch, () -> members.read(owner, id)
                .version()));
    }

    /** Answers a link by which a member chooses another password; whoever has it is the member. */
    ResetLinkResponse reset(Owner owner, MemberId id) {
        current.requireFreshSignIn();
        return ResetLinkResponse.from(
                resets.issue(new ResetPasswords.Command(owner, id, current.member(), current.key())), policy.issuer());
    }
}
