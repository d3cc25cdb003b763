package dev.mintmark.domain.app;

import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.Credentials;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One machine identity of one tenant (rules §5). Its client id, region and database are stamped when it is created and
 * never change; name, URIs, domains, plan, credentials and the switch may change; its secret is replaced, never shown
 * again.
 *
 * @param lastTokenIssuedAt empty until it got its first token
 * @param version grows with each stored change; for optimistic locking and the entity tag
 */
public record App(
        AppId id,
        TenantId tenant,
        ClientId clientId,
        AppName name,
        RegionCode region,
        DbCode dbCode,
        List<AppUri> redirectUris,
        List<AppUri> postLogoutRedirectUris,
        AllowedDomains allowedDomains,
        boolean enabled,
        Optional<PlanCode> plan,
        Credentials credentials,
        Optional<Instant> lastTokenIssuedAt,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public App {
        Objects.requireNonNull(region);
        Objects.requireNonNull(dbCode);
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
    }

    /** A new app with its first secret. */
    public static App register(
            AppId id,
            TenantId tenant,
            ClientId clientId,
            AppSettings settings,
            RegionCode region,
            DbCode dbCode,
            Optional<PlanCode> plan,
            StoredCredential secret,
            Instant now) {
        return new App(
                id,
                tenant,
                clientId,
                settings.name(),
                region,
                dbCode,
                settings.redirectUris(),
                settings.postLogoutRedirectUris(),
                settings.allowedDomains(),
                settings.enabled(),
                plan,
                Credentials.first(secret),
                Optional.empty(),
                now,
                now,
                1);
    }

    /** What its tenant may change about it. */
    public AppSettings settings() {
        return new AppSettings(name, redirectUris, postLogoutRedirectUris, allowedDomains, enabled);
    }

    /** The app with other settings. */
    public App with(AppSettings settings, Instant now) {
        return new App(
                id,
                tenant,
                clientId,
                settings.name(),
                region,
                dbCode,
                settings.redirectUris(),
                settings.postLogoutRedirectUris(),
                settings.allowedDomains(),
                settings.enabled(),
                plan,
                credentials,
                lastTokenIssuedAt,
                createdAt,
                now,
                version);
    }

    /** The app under another plan, or under none. */
    public App under(Optional<PlanCode> newPlan, Instant now) {
        return new App(
                id,
                tenant,
                clientId,
                name,
                region,
                dbCode,
                redirectUris,
                postLogoutRedirectUris,
                allowedDomains,
                enabled,
                newPlan,
                credentials,
                lastTokenIssuedAt,
                createdAt,
                now,
                version);
    }

    /** The app with other credentials. */
    public App with(Credentials newCredentials, Instant now) {
        return new App(
                id,
                tenant,
                clientId,
                name,
                region,
                dbCode,
                redirectUris,
                postLogoutRedirectUris,
                allowedDomains,
                enabled,
                plan,
                newCredentials,
                lastTokenIssuedAt,
                createdAt,
                now,
                version);
    }

    /** The app with a new secret; its credential version grows by one (rules §6, regenerate). */
    public App replaceSecret(StoredCredential newSecret, Instant now) {
        return with(credentials.regenerated(newSecret), now);
    }

    /** What is kept of its secret; empty if it has none. */
    public Optional<StoredCredential> secret() {
        return credentials.secret();
    }

    /** Its credential version (rules §5). */
    public int credentialVersion() {
        return credentials.version();
    }
}
