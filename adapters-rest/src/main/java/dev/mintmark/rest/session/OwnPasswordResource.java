package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ChangeOwnPassword;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.member.Password;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.security.CurrentMember;
import dev.mintmark.rest.security.PasswordGuard;
import dev.mintmark.rest.security.RefusedAttemptCounter;
import dev.mintmark.rest.security.TooManyAttempts;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** A member's own password (http-api §2, sign-in). */
@Path(OwnPasswordResource.PATH)
@Dependent
@PermitAll
public final class OwnPasswordResource {
    static final String PATH = SessionResource.PATH + "/password";

    private final ChangeOwnPassword changeOwnPassword;
    private final CurrentMember current;
    private final PasswordGuard guard;
    private final ClientAddress address;
    private final RefusedAttemptCounter refusals;

    @Inject
    public OwnPasswordResource(
            ChangeOwnPassword changeOwnPassword,
            CurrentMember current,
            PasswordGuard guard,
            ClientAddress address,
            RefusedAttemptCounter refusals) {
        this.changeOwnPassword = changeOwnPassword;
        this.current = current;
        this.guard = guard;
        this.address = address;
        this.refusals = refusals;
    }

    /** Replaces the password; counts a wrong current one. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public void change(byte[] sent, @Context HttpServletRequest request) {
        JsonBody body = JsonBody.read(sent);
        String old = body.text("current");
        String replacement = body.text("new");
        body.requireSound();
        Violations violations = new Violations();
        SessionResource.require(old, "current", violations);
        SessionResource.require(replacement, "new", violations);
        violations.throwIfAny();
        String client = address.of(request);
        try {
            guard.attempt("member " + current.id(), client, () -> {
                changeOwnPassword.change(
                        current.id(), current.session(), Password.typed(old), Password.typed(replacement));
                return current.id();
            });
        } catch (RuleBroken refused) {
            if (PasswordGuard.isWrongPassword(refused)) {
                countWrongOne(client);
            }
            throw refused;
        } catch (TooManyAttempts throttled) {
            countWrongOne(client);
            throw throttled;
        }
    }

    private void countWrongOne(String client) {
        refusals.refused(
                RefusedAttempts.Kind.WRONG_PASSWORD, current.member().email().key(), client);
    }
}
