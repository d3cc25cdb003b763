package dev.mintmark.rest.tenant;

import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.domain.DurationText;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;

/** What a greatest age of secrets would do in all tenants, asked before it is set (rules §6, age). */
@Dependent
@Path("/api/v1/secret-age/impact")
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class SecretAgeResource {
    private final ManageTenants tenants;

    @Inject
    public SecretAgeResource(ManageTenants tenants) {
        this.tenants = tenants;
    }

    /** How many secrets of all tenants are older. */
    @GET
    @QueryNames("secretMaxAge")
    public ManageTenants.SecretAgeImpact ofAll(@Context UriInfo uri) {
        return tenants.impactOfSecretAge(maxAge(uri), Optional.empty());
    }

    /**
     * The age that is asked about.
     *
     * @throws dev.mintmark.rest.refusal.RequestRefused {@code bad_parameter} if it is missing or none that can be set
     */
    static Duration maxAge(UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        Optional<Duration> max = query.text("secretMaxAge")
                .flatMap(text -> DurationText.parse(text, SecretAge.SHORTEST, SecretAge.LONGEST));
        if (max.isEmpty()) {
            query.refuse("secretMaxAge", "Give a duration from one day to 3650 days, such as P90D.");
        }
        query.requireSound();
        return max.orElseThrow();
    }
}
