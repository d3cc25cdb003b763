package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ReviewSessions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;

/** What is asked about people's sessions alike, whether they are one's own, of a member or of an operator. */
@Dependent
public final class SessionRequests {
    private final ReviewSessions sessions;
    private final CurrentMember current;

    @Inject
    public SessionRequests(ReviewSessions sessions, CurrentMember current) {
        this.sessions = sessions;
        this.current = current;
    }

    PageResponse<SessionResponse> list(Owner owner, MemberId member, UriInfo uri) {
        ListOrder order = ListOrder.byId("sessions of " + member);
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(order);
        query.requireSound();
        return PageResponse.from(
                sessions.list(owner, member, page), order, session -> SessionResponse.from(session, current.session()));
    }

    void end(Owner owner, MemberId member, String session) {
        sessions.end(owner, member, SessionId.parse(session).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND)));
    }

    void endAll(Owner owner, MemberId member) {
        sessions.endAll(owner, member);
    }
}
