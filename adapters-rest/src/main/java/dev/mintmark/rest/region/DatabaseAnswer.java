package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.region.ManageDatabases;
import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A region database as an operator sees it. */
@Schema(name = "RegionDatabase", description = "A database of a license region.", examples = """
                {"dbCode": "us-east-1-a", "description": "The first cluster", "active": true}""")
record DatabaseAnswer(
        @Schema(implementation = Described.Code.class) String dbCode,

        @Schema(description = "For people; may be empty.", maxLength = 500)
        String description,

        @Schema(description = "Whether new apps get it; at most one of a region does.")
        boolean active) {
    static DatabaseAnswer from(ManageDatabases.DatabaseView view) {
        return new DatabaseAnswer(
                view.database().dbCode().value(), view.database().description(), view.active());
    }
}
