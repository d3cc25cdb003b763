package dev.mintmark.domain.app;

import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.Credentials;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One machine identity of one tenant (rules §5). Identity and stamp are set when it is created and never change;
 * settings, plan and credentials may change; its secret is replaced, never shown again.
 *
 * @param plan empty where none is assigned
 * @param version grows with each stored change; for optimistic locking and the entity tag
 */
public record App(
        Identity identity,
        AppSettings settings,
        Stamp stamp,
        Optional<PlanCode> plan,
        Credentials credentials,
        Times times,
        long version) {

    /** Which app of which tenant it is, and the name under which it asks for tokens. */
    public record Identity(AppId id, TenantId tenant, ClientId clientId) {}

    /** The license region and the region's database as they were when the app was created. */
    public record Stamp(RegionCode region, DbCode dbCode) {
        public Stamp {
            Objects.requireNonNull(region);
            Objects.requireNonNull(dbCode);
        }
    }

    /**
     * When the app was created, changed and used.
     *
     * @param lastTokenIssuedAt empty until it got its first token
     * @param secretLastUsedAt when its secret last proved who it is; empty until it first did
     * @param previousSecretLastUsedAt the same of the secret that was replaced and overlaps, or did
     */
    public record Times(
            Instant createdAt,
            Instant updatedAt,
            Optional<Instant> lastTokenIssuedAt,
            Optional<Instant> secretLastUsedAt,
            Optional<Instant> previousSecretLastUsedAt) {
        static Times of(Instant created) {
            return new Times(created, created, Optional.empty(), Optional.empty(), Optional.empty());
        }

        private Times updated(Instant now) {
            return new Times(createdAt, now, lastTokenIssuedAt, secretLastUsedAt, previousSecretLastUsedAt);
        }
    }

    /** A new app with its first secret. */
    public static App register(
            Identity identity,
            AppSettings settings,
            Stamp stamp,
            Optional<PlanCode> plan,
            StoredCredential secret,
            Instant now) {
        return new App(identity, settings, stamp, plan, Credentials.first(secret), Times.of(now), 1);
    }

    /** The app with other settings. */
    public App withSettings(AppSettings newSettings, Instant now) {
        return changed(newSettings, plan, credentials, now);
    }

    /** The app with another plan, or with none. */
    public App withPlan(Optional<PlanCode> newPlan, Instant now) {
        return changed(settings, newPlan, credentials, now);
    }

    /** The app with other credentials. */
    public App withCredentials(Credentials newCredentials, Instant now) {
        return changed(settings, plan, newCredentials, now);
    }

    /** The app as it is at an instant: without an overlap of secrets that is over. */
    public App at(Instant now) {
        return new App(identity, settings, stamp, plan, credentials.at(now), times, version);
    }

    /** The app with a new secret in the place of every old one (rules §6, regenerate). */
    public App replaceSecret(StoredCredential newSecret, Instant now) {
        return withCredentials(credentials.at(now).regenerated(newSecret), now);
    }

    /** The app with a new secret; the one that it replaces goes on working for a while (rules §6, overlap). */
    public App replaceSecret(StoredCredential newSecret, Duration overlap, Instant now) {
        return withCredentials(credentials.at(now).regenerated(newSecret, now.plus(overlap)), now);
    }

    private App changed(AppSettings newSettings, Optional<PlanCode> newPlan, Credentials newCredentials, Instant now) {
        return new App(identity, newSettings, stamp, newPlan, newCredentials, times.updated(now), version);
    }

    public AppId id() {
        return identity.id;
    }

    public TenantId tenant() {
        return identity.tenant;
    }

    public ClientId clientId() {
        return identity.clientId;
    }

    public AppName name() {
        return settings.name();
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
