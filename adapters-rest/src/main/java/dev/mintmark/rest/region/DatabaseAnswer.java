package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.region.ManageDatabases;

/** A region database as an operator sees it. */
record DatabaseAnswer(String dbCode, String description, boolean active) {
    static DatabaseAnswer from(ManageDatabases.DatabaseView view) {
        return new DatabaseAnswer(
                view.database().dbCode().value(), view.database().description(), view.active());
    }
}
