package dev.mintmark.rest.provider;

import dev.mintmark.application.port.in.session.SignInElsewhere;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.refusal.FieldError;
import dev.mintmark.rest.refusal.RequestRefused;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Where people with an address sign in (http-api §2, sign-in); says nothing about whether somebody has it. */
@Path(ProviderPaths.CHOICES)
@Dependent
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public final class SignInChoicesResource {
    private final SignInElsewhere signIn;
    private final TokenPolicy policy;

    @Inject
    public SignInChoicesResource(SignInElsewhere signIn, TokenPolicy policy) {
        this.signIn = signIn;
        this.policy = policy;
    }

    /** The one provider that speaks for the address's domain, or none. */
    @GET
    @QueryNames("email")
    public PageResponse<SignInChoice> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        String email = query.text("email").orElse("");
        query.requireSound();
        if (email.isEmpty()) {
            String message = "Give the e-mail address of whoever wants to sign in.";
            throw RequestRefused.badRequest(
                    "bad_parameter", message, List.of(new FieldError("email", "bad_parameter", message)));
        }
        return PageResponse.ofAll(
                signIn.providerFor(email).stream().toList(), provider -> SignInChoice.from(provider, policy));
    }
}
