package dev.mintmark.verifier.example;

import dev.mintmark.verifier.Caller;
import dev.mintmark.verifier.RequiresScope;
import dev.mintmark.verifier.rest.Protection;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

@Path("/documents")
@RequiresScope("mintmark.api")
public class DocumentsResource {
    @GET
    public String all(@Context SecurityContext security) {
        Caller caller = Protection.callerOf(security);
        return "The documents of plan " + caller.requirePlan().code() + " are in " + caller.dbCode() + ".";
    }

    @DELETE
    @RequiresScope("documents.delete")
    public void none() {}
}
