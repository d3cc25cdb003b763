package dev.mintmark.rest.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of audit events; it exists in the description only. */
@Schema(
        name = "AuditEventPage",
        description = "One page of a list.",
        requiredProperties = {"items", "nextCursor"})
record AuditEventPageDescription(
        List<AuditEventAnswer> items,

        @Schema(nullable = true, description = "Names the next page; null on the last.")
        String nextCursor) {}
