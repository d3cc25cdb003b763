package dev.mintmark.rest.factor;

import dev.mintmark.application.port.in.session.ManageFactors;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.security.CurrentMember;
import dev.mintmark.rest.session.SessionResource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * One's own second factors (http-api §2, sign-in). A session of somebody who has any began with one of them, has
 * registered it, or began at a provider, which answers for that: so a fresh one is enough to change them.
 */
@Path(FactorsResource.PATH)
@Dependent
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public final class FactorsResource {
    static final String PATH = SessionResource.PATH + "/factors";

    private final ManageFactors factors;
    private final CurrentMember current;

    @Inject
    public FactorsResource(ManageFactors factors, CurrentMember current) {
        this.factors = factors;
        this.current = current;
    }

    /** All of them. */
    @GET
    public FactorsResponse list() {
        return FactorsResponse.from(factors.view(person(), current.session()));
    }

    /** Begins with time-based codes. */
    @POST
    @Path("totp")
    public TotpSetupResponse beginTotp() {
        MemberId person = person();
        current.requireFreshSignIn();
        return TotpSetupResponse.from(factors.beginTotp(person));
    }

    /** Confirms them by the first code. */
    @PUT
    @Path("totp")
    @Consumes(MediaType.APPLICATION_JSON)
    public RecoveryCodesResponse confirmTotp(byte[] sent) {
        MemberId person = person();
        JsonBody body = JsonBody.read(sent);
        String code = body.text("code");
        body.requireSound();
        return RecoveryCodesResponse.from(factors.confirmTotp(person, current.session(), code));
    }

    /** Makes other recovery codes. */
    @POST
    @Path("recovery-codes")
    public RecoveryCodesResponse renewRecoveryCodes() {
        MemberId person = person();
        current.requireFreshSignIn();
        return RecoveryCodesResponse.from(factors.renewRecoveryCodes(person));
    }

    /** Removes one. */
    @DELETE
    @Path("{factorId}")
    public void remove(@PathParam("factorId") String id) {
        MemberId person = person();
        current.requireFreshSignIn();
        factors.remove(person, FactorId.parse(id).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND)));
    }

    private MemberId person() {
        return person(current);
    }

    /** Who asks; refuses management keys. */
    static MemberId person(CurrentMember current) {
        if (current.key().isPresent()) {
            throw new RuleBroken(
                    Refusal.FORBIDDEN,
                    "A management key has no second factors, nor those of its maker. Sign in as a person.");
        }
        return current.id();
    }
}
