package dev.mintmark.examples.documents;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;

@Path("/documents")
@RequestScoped
@RolesAllowed("app")
public class DocumentsResource {
    @Inject
    @Claim("dbCode")
    String dbCode;

    @Inject
    @Claim("limits")
    ClaimValue<Optional<JsonObject>> limits;

    /** Where the app's documents are, and how many Document Units it may use in an hour; null: as many as it likes. */
    @GET
    @Produces("application/json")
    public JsonObject documents() {
        JsonObject plan = limits.getValue().orElseThrow(() -> new ForbiddenException("no plan applies to this app"));
        return Json.createObjectBuilder()
                .add("database", dbCode)
                .add("plan", plan.getString("plan"))
                .add("unitsPerHour", plan.getOrDefault("maxDocumentUnitsPerHour", JsonObject.NULL))
                .build();
    }
}
