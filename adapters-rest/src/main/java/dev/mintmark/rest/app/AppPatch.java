package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppName;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.json.JsonBody;
import java.util.List;
import java.util.Optional;

/** Reads a merge patch of an app (<a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>). */
final class AppPatch {
    private static final List<String> READ_ONLY = List.of(
            "id",
            "clientId",
            "clientSecret",
            "licenseRegion",
            "dbCode",
            "plan",
            "publicKeys",
            "secretCreatedAt",
            "secretHint",
            "lastTokenIssuedAt",
            "createdAt",
            "updatedAt");

    private AppPatch() {}

    /**
     * What is to change.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed} with {@code read_only_field}, and with whatever
     *     else is invalid then
     */
    static ManageApps.Change read(byte[] sent, App app, Optional<Long> expectedVersion) {
        JsonBody body = JsonBody.read(sent);
        Violations violations = new Violations();
        body.refuseChangeOf(READ_ONLY, violations);
        ManageApps.Change change = new ManageApps.Change(
                app.tenant(),
                app.id(),
                expectedVersion,
                body.textChange("name"),
                body.texts("redirectUris"),
                body.texts("postLogoutRedirectUris"),
                body.texts("allowedDomains"),
                body.flag("enabled"));
        body.requireSound();
        if (!violations.isEmpty()) {
            EntityTags.requireVersion(expectedVersion, app.version());
            collectOthers(change, violations);
            violations.throwIfAny();
        }
        return change;
    }

    private static void collectOthers(ManageApps.Change change, Violations violations) {
        change.name().ifPresent(name -> AppName.parse(name, "name", violations));
        change.redirectUris().ifPresent(uris -> AppUri.parseList(uris, "redirectUris", violations));
        change.postLogoutRedirectUris().ifPresent(uris -> AppUri.parseList(uris, "postLogoutRedirectUris", violations));
        change.allowedDomains().ifPresent(domains -> AllowedDomains.parse(domains, "allowedDomains", violations));
    }
}
