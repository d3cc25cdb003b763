package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AssignPlan;
import dev.mintmark.application.port.in.app.ManageAppCredentials;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.json.JsonBody;
import java.util.List;
import java.util.Optional;

/** Reads what a request asks for of an app (http-api §2, apps). */
final class AppRequests {
    private static final List<String> READ_ONLY = List.of(
            "id",
            "clientId",
            "clientSecret",
            "licenseRegion",
            "dbCode",
            "plan",
            "publicKeys",
            "federatedCredentials",
            "secretCreatedAt",
            "secretHint",
            "secretExpiresAt",
            "previousSecret",
            "lastTokenIssuedAt",
            "createdAt",
            "updatedAt");

    private AppRequests() {}

    static ManageApps.Registration registration(TenantId tenant, byte[] sent) {
        JsonBody body = JsonBody.read(sent);
        ManageApps.Registration registration = new ManageApps.Registration(
                tenant, settings(body), body.text("licenseRegion"), Optional.ofNullable(body.text("plan")));
        body.requireSound();
        return registration;
    }

    /** Reads a merge patch (<a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>). */
    static ManageApps.Change change(byte[] sent, Optional<Long> expectedVersion) {
        JsonBody body = JsonBody.read(sent);
        ManageApps.Change change = new ManageApps.Change(
                expectedVersion,
                settings(body),
                READ_ONLY.stream().filter(body::has).toList());
        body.requireSound();
        return change;
    }

    /** No body is needed. */
    static ManageAppCredentials.Regeneration regeneration(byte[] sent, Optional<Long> expectedVersion) {
        if (sent == null || sent.length == 0) {
            return new ManageAppCredentials.Regeneration(expectedVersion, Optional.empty());
        }
        JsonBody body = JsonBody.read(sent);
        ManageAppCredentials.Regeneration regeneration =
                new ManageAppCredentials.Regeneration(expectedVersion, Optional.ofNullable(body.text("overlap")));
        body.requireSound();
        return regeneration;
    }

    static ManageAppCredentials.PublicKeys publicKeys(byte[] sent, Optional<Long> expectedVersion) {
        JsonBody body = JsonBody.read(sent);
        ManageAppCredentials.PublicKeys keys =
                new ManageAppCredentials.PublicKeys(expectedVersion, body.objects("keys"));
        body.requireSound();
        return keys;
    }

    static ManageAppCredentials.Federated federated(byte[] sent, Optional<Long> expectedVersion) {
        JsonBody body = JsonBody.read(sent);
        ManageAppCredentials.Federated credentials = new ManageAppCredentials.Federated(
                expectedVersion,
                body.has("credentials") && !body.isNull("credentials")
                        ? body.bodies("credentials").map(all -> all.stream()
                                .map(one -> new FederatedCredential.Input(
                                        one.text("name"),
                                        one.text("issuer"),
                                        one.text("subject"),
                                        one.scalars("claims")))
                                .toList())
                        : Optional.empty());
        body.requireSound();
        return credentials;
    }

    static AssignPlan.Assignment planAssignment(byte[] sent, Optional<Long> expectedVersion) {
        JsonBody body = JsonBody.read(sent);
        AssignPlan.Assignment assignment = new AssignPlan.Assignment(expectedVersion, body.text("plan"));
        body.requireSound();
        return assignment;
    }

    private static AppSettings.Input settings(JsonBody body) {
        return new AppSettings.Input(
                body.textChange("name"),
                body.texts("redirectUris"),
                body.texts("postLogoutRedirectUris"),
                body.textsOrNulls("allowedDomains"),
                body.flag("enabled"));
    }
}
