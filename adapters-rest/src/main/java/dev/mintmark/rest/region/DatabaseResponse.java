package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.host.ManageRegions;

/** A region database as an operator sees it. */
record DatabaseResponse(String dbCode, String description, boolean active) {
    static DatabaseResponse from(ManageRegions.DatabaseView view) {
        return new DatabaseResponse(
                view.database().dbCode().value(), view.database().description(), view.active());
    }
}
