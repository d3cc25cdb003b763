package dev.mintmark.rest.factor;

import dev.mintmark.application.port.in.session.ManageFactors;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Second factors that an operator has lost (http-api §2, operators). */
@Path("/api/v1/operators/{memberId}/factors")
@Dependent
@Needs(Right.MANAGE_INSTALLATION)
public final class OperatorFactorsResource {
    private final ManageFactors factors;
    private final CurrentMember current;

    @Inject
    public OperatorFactorsResource(ManageFactors factors, CurrentMember current) {
        this.factors = factors;
        this.current = current;
    }

    /** Removes all of them. */
    @DELETE
    public void clear(@PathParam("memberId") String member) {
        current.requireFreshSignIn();
        factors.clear(Owner.installation(), PathIds.member(member), current.id());
    }
}
