package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.ManageApps;

/** A new app and, this once, its secret. Not printed. */
record RegisteredAppResponse(
        AppResponse.Identity identity,
        String clientSecret,
        AppResponse.Configuration configuration,
        AppResponse.History history) {

    static RegisteredAppResponse from(ManageApps.Registered registered) {
        AppResponse app = AppResponse.from(registered.view());
        return new RegisteredAppResponse(
                app.identity(), registered.secret().reveal(), app.configuration(), app.history());
    }

    @Override
    public String toString() {
        return "RegisteredAppResponse(hidden)";
    }
}
