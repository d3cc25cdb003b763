package dev.mintmark.persistence.app;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppName;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.Credentials;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoredSecrets;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A row of the apps. Identity and stamp are written once. So are here the times of the last token and of the secrets'
 * last uses: they are recorded by statements of their own, which leave the app's version as it is.
 */
@Entity
@Table(name = "app")
class AppEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "client_id", updatable = false)
    private String clientId;

    @Column(name = "name")
    private String name;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "name_sort")
    private byte[] nameSort;

    @Column(name = "region_code", updatable = false)
    private String regionCode;

    @Column(name = "db_code", updatable = false)
    private String dbCode;

    @Column(name = "redirect_uris")
    private String redirectUris;

    @Column(name = "post_logout_redirect_uris")
    private String postLogoutRedirectUris;

    @Column(name = "allowed_domain_1")
    private String allowedDomain1;

    @Column(name = "allowed_domain_2")
    private String allowedDomain2;

    @Column(name = "allowed_domain_3")
    private String allowedDomain3;

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "plan_code")
    private String planCode;

    @Column(name = "secret_digest")
    private String secretDigest;

    @Column(name = "secret_hint")
    private String secretHint;

    @Column(name = "secret_created_at")
    private Long secretCreatedAt;

    @Column(name = "previous_secret_digest")
    private String previousSecretDigest;

    @Column(name = "previous_secret_hint")
    private String previousSecretHint;

    @Column(name = "previous_secret_created_at")
    private Long previousSecretCreatedAt;

    @Column(name = "previous_secret_ends_at")
    private Long previousSecretEndsAt;

    @Column(name = "credential_floor")
    private Integer credentialFloor;

    @Column(name = "public_keys")
    private String publicKeys;

    @Column(name = "credential_version")
    private int credentialVersion;

    @Column(name = "last_token_issued_at", updatable = false)
    private Long lastTokenIssuedAt;

    @Column(name = "secret_last_used_at", updatable = false)
    private Long secretLastUsedAt;

    @Column(name = "previous_secret_last_used_at", updatable = false)
    private Long previousSecretLastUsedAt;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected AppEntity() {}

    static AppEntity from(App app) {
        AppEntity row = new AppEntity();
        row.id = app.id().value();
        row.tenantId = app.tenant().value();
        row.clientId = app.clientId().value();
        row.regionCode = app.stamp().region().value();
        row.dbCode = app.stamp().dbCode().value();
        row.lastTokenIssuedAt =
                Micros.ofNullable(app.times().lastTokenIssuedAt().orElse(null));
        row.createdAt = Micros.of(app.times().createdAt());
        row.set(app);
        return row;
    }

    /** Takes over what may change, if it was changed on the stored version. */
    void change(App app) {
        requireVersionOf(app);
        set(app);
    }

    /**
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} unless this row is what the app was read from
     */
    void requireVersionOf(App app) {
        if (!isOf(app.tenant())) {
            throw Versions.gone();
        }
        Versions.require(version, app.version());
    }

    private void set(App app) {
        List<String> domains = app.settings().allowedDomains().values();
        if (!app.name().key().equals(nameKey)) {
            nameKey = app.name().key();
            nameSort = sortKey(nameKey);
        }
        name = app.name().display().value();
        redirectUris = lines(app.settings().redirectUris());
        postLogoutRedirectUris = lines(app.settings().postLogoutRedirectUris());
        allowedDomain1 = slot(domains, 1);
        allowedDomain2 = slot(domains, 2);
        allowedDomain3 = slot(domains, 3);
        enabled = app.settings().enabled();
        planCode = app.plan().map(PlanCode::value).orElse(null);
        secretDigest = app.secret().map(secret -> secret.digest().hex()).orElse(null);
        secretHint = app.secret().map(StoredCredential::hint).orElse(null);
        secretCreatedAt =
                Micros.ofNullable(app.secret().map(StoredCredential::createdAt).orElse(null));
        Optional<Overlap> overlap = app.credentials().overlap();
        previousSecretDigest =
                overlap.map(replaced -> replaced.secret().digest().hex()).orElse(null);
        previousSecretHint = overlap.map(replaced -> replaced.secret().hint()).orElse(null);
        previousSecretCreatedAt = Micros.ofNullable(
                overlap.map(replaced -> replaced.secret().createdAt()).orElse(null));
        previousSecretEndsAt = Micros.ofNullable(overlap.map(Overlap::endsAt).orElse(null));
        credentialFloor = overlap.map(Overlap::floor).orElse(null);
        publicKeys = ClientKeyLines.write(app.credentials().publicKeys());
        credentialVersion = app.credentialVersion();
        updatedAt = Micros.of(app.times().updatedAt());
    }

    /** What a name key is sorted by: its bytes in UTF-8, which stand in code point order. */
    static byte[] sortKey(String nameKey) {
        return nameKey.getBytes(StandardCharsets.UTF_8);
    }

    String secretDigest() {
        return secretDigest;
    }

    String previousSecretDigest() {
        return previousSecretDigest;
    }

    boolean isOf(TenantId tenant) {
        return tenantId.equals(tenant.value());
    }

    UUID id() {
        return id;
    }

    App toDomain(List<FederatedCredential> federated) {
        return new App(
                new App.Identity(new AppId(id), new TenantId(tenantId), new ClientId(clientId)),
                new AppSettings(
                        new AppName(new DisplayName(name), nameKey),
                        uris(redirectUris),
                        uris(postLogoutRedirectUris),
                        AllowedDomains.stored(allowedDomain1, allowedDomain2, allowedDomain3),
                        enabled),
                new App.Stamp(new RegionCode(regionCode), new DbCode(dbCode)),
                Optional.ofNullable(planCode).map(PlanCode::new),
                new Credentials(
                        StoredSecrets.read(secretDigest, secretHint, secretCreatedAt),
                        StoredSecrets.overlap(
                                previousSecretDigest,
                                previousSecretHint,
                                previousSecretCreatedAt,
                                previousSecretEndsAt,
                                credentialFloor),
                        ClientKeyLines.read(publicKeys),
                        federated,
                        credentialVersion),
                new App.Times(
                        Micros.instant(createdAt),
                        Micros.instant(updatedAt),
                        Optional.ofNullable(lastTokenIssuedAt).map(Micros::instant),
                        Optional.ofNullable(secretLastUsedAt).map(Micros::instant),
                        Optional.ofNullable(previousSecretLastUsedAt).map(Micros::instant)),
                version);
    }

    private static String lines(List<AppUri> uris) {
        return uris.stream().map(AppUri::value).collect(Collectors.joining("\n"));
    }

    private static List<AppUri> uris(String lines) {
        return lines.lines().map(AppUri::new).toList();
    }

    private static String slot(List<String> domains, int slot) {
        return domains.size() < slot ? null : domains.get(slot - 1);
    }
}
