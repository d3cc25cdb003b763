package dev.mintmark.persistence.provider;

import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.provider.EncryptedCredential;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.provider.ProviderSettings;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.people.RoleWords;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The providers in the database. In SQL, because most of a provider's columns may be missing, and EclipseLink binds a
 * missing UUID as text, which PostgreSQL refuses.
 */
public final class JpaIdentityProviders implements IdentityProviders {
    private static final String COLUMNS =
            "SELECT CAST(p.id AS VARCHAR(36)), CAST(p.tenant_id AS VARCHAR(36)), p.issuer, p.client_id,"
                    + " p.key_encryption_key_id, p.client_secret, p.local_passwords, p.enabled,"
                    + " CAST(p.break_glass AS VARCHAR(36)), p.created_at, p.updated_at, p.version,"
                    + " p.client_key_encryption_key_id, p.client_key"
                    + " FROM identity_provider p ";

    private static final String INSERT = """
            INSERT INTO identity_provider (issuer, client_id, key_encryption_key_id, client_secret, local_passwords,
                enabled, break_glass, updated_at, id, version, client_key_encryption_key_id, client_key, owner,
                tenant_id, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, CAST(?7 AS UUID), ?8, CAST(?9 AS UUID), ?10, ?11, ?12, ?13,
                CAST(?14 AS UUID), ?15)
            """;

    private static final String UPDATE = """
            UPDATE identity_provider SET issuer = ?1, client_id = ?2, key_encryption_key_id = ?3, client_secret = ?4,
                local_passwords = ?5, enabled = ?6, break_glass = CAST(?7 AS UUID), updated_at = ?8,
                version = version + 1, client_key_encryption_key_id = ?11, client_key = ?12
            WHERE id = CAST(?9 AS UUID) AND version = ?10
            """;

    private static final Map<String, Refusal> RULES = Map.of(
            "identity_provider_owner_unique",
            Refusal.CONCURRENT_CHANGE,
            "identity_provider_domain_pk",
            Refusal.CONCURRENT_CHANGE,
            "identity_provider_domain_domain_fk",
            Refusal.CONCURRENT_CHANGE,
            "identity_provider_break_glass_fk",
            Refusal.CONCURRENT_CHANGE,
            "member_identity_pk",
            Refusal.CONCURRENT_CHANGE,
            "member_identity_subject_unique",
            Refusal.CONCURRENT_CHANGE,
            "member_identity_member_fk",
            Refusal.CONCURRENT_CHANGE,
            "member_identity_provider_fk",
            Refusal.CONCURRENT_CHANGE);

    private final EntityManager em;

    public JpaIdentityProviders(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(IdentityProvider provider) {
        execute(bound(INSERT, provider)
                .setParameter(13, provider.owner().fold(TenantId::toString, () -> "installation"))
                .setParameter(14, Rows.tenant(provider.owner()))
                .setParameter(15, Micros.of(provider.createdAt())));
        addLists(provider);
    }

    @Override
    public IdentityProvider update(IdentityProvider provider) {
        if (execute(bound(UPDATE, provider)) == 0) {
            throw new RuleBroken(Refusal.CONCURRENT_CHANGE);
        }
        execute(of("DELETE FROM identity_provider_domain WHERE provider_id = CAST(?1 AS UUID)", provider.id()));
        execute(of("DELETE FROM identity_provider_group WHERE provider_id = CAST(?1 AS UUID)", provider.id()));
        addLists(provider);
        return new IdentityProvider(
                provider.id(),
                provider.owner(),
                provider.settings(),
                provider.secret(),
                provider.createdAt(),
                provider.updatedAt(),
                provider.version() + 1);
    }

    private Query bound(String sql, IdentityProvider provider) {
        ProviderSettings settings = provider.settings();
        Optional<EncryptedValue> secret = secret(provider, ProviderSecret.Kind.CLIENT_SECRET);
        Optional<EncryptedValue> key = secret(provider, ProviderSecret.Kind.CLIENT_KEY);
        return em.createNativeQuery(sql)
                .setParameter(1, settings.issuer())
                .setParameter(2, settings.clientId())
                .setParameter(3, secret.map(EncryptedValue::keyEncryptionKeyId).orElse(null))
                .setParameter(4, secret.map(EncryptedValue::ciphertext).orElse(null))
                .setParameter(5, settings.localPasswords())
                .setParameter(6, settings.enabled())
                .setParameter(7, settings.breakGlass().map(MemberId::toString).orElse(null))
                .setParameter(8, Micros.of(provider.updatedAt()))
                .setParameter(9, provider.id().toString())
                .setParameter(10, provider.version())
                .setParameter(11, key.map(EncryptedValue::keyEncryptionKeyId).orElse(null))
                .setParameter(12, key.map(EncryptedValue::ciphertext).orElse(null));
    }

    private static Optional<EncryptedValue> secret(IdentityProvider provider, ProviderSecret.Kind kind) {
        return provider.secret().filter(secret -> secret.kind() == kind).map(EncryptedCredential::value);
    }

    private void addLists(IdentityProvider provider) {
        int position = 0;
        for (EmailDomain domain : provider.settings().emailDomains()) {
            execute(of(
                            "INSERT INTO identity_provider_domain (provider_id, domain, position)"
                                    + " VALUES (CAST(?1 AS UUID), ?2, ?3)",
                            provider.id())
                    .setParameter(2, domain.value())
                    .setParameter(3, position++));
        }
        provider.settings()
                .groupRoles()
                .forEach((name, roles) -> execute(of(
                                "INSERT INTO identity_provider_group (provider_id, name, roles)"
                                        + " VALUES (CAST(?1 AS UUID), ?2, ?3)",
                                provider.id())
                        .setParameter(2, name)
                        .setParameter(3, RoleWords.of(roles))));
    }

    @Override
    public void remove(IdentityProvider provider) {
        execute(of("DELETE FROM identity_provider WHERE id = CAST(?1 AS UUID)", provider.id()));
    }

    @Override
    public Optional<IdentityProvider> find(IdentityProviderId id) {
        return read(of(COLUMNS + "WHERE p.id = CAST(?1 AS UUID)", id)).stream().findFirst();
    }

    @Override
    public Optional<IdentityProvider> findOf(Owner owner) {
        return read(em.createNativeQuery(COLUMNS + "WHERE p.owner = ?1")
                        .setParameter(1, owner.fold(TenantId::toString, () -> "installation")))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<IdentityProvider> findFor(EmailDomain domain) {
        return read(em.createNativeQuery(
                                COLUMNS + "JOIN identity_provider_domain d ON d.provider_id = p.id WHERE d.domain = ?1")
                        .setParameter(1, domain.value()))
                .stream()
                .findFirst();
    }

    @Override
    public List<IdentityProvider> all() {
        return read(em.createNativeQuery(COLUMNS));
    }

    private List<IdentityProvider> read(Query query) {
        return rows(query).stream().map(row -> provider((Object[]) row)).toList();
    }

    private IdentityProvider provider(Object[] row) {
        IdentityProviderId id = new IdentityProviderId(UUID.fromString((String) row[0]));
        ProviderSettings settings = new ProviderSettings(
                (String) row[2],
                (String) row[3],
                domains(id),
                groupRoles(id),
                (Boolean) row[6],
                (Boolean) row[7],
                Optional.ofNullable((String) row[8]).flatMap(MemberId::parse));
        return new IdentityProvider(
                id,
                Rows.owner(row[1] == null ? null : UUID.fromString((String) row[1])),
                settings,
                secret(ProviderSecret.Kind.CLIENT_SECRET, row[4], row[5])
                        .or(() -> secret(ProviderSecret.Kind.CLIENT_KEY, row[12], row[13])),
                Micros.instant((Long) row[9]),
                Micros.instant((Long) row[10]),
                (Long) row[11]);
    }

    private static Optional<EncryptedCredential> secret(
            ProviderSecret.Kind kind, Object keyEncryptionKeyId, Object ciphertext) {
        return Optional.ofNullable((String) ciphertext)
                .map(text -> new EncryptedCredential(kind, new EncryptedValue((String) keyEncryptionKeyId, text)));
    }

    private List<EmailDomain> domains(IdentityProviderId id) {
        return rows(of(
                        "SELECT domain FROM identity_provider_domain WHERE provider_id = CAST(?1 AS UUID)"
                                + " ORDER BY position",
                        id))
                .stream()
                .map(row -> new EmailDomain((String) row))
                .toList();
    }

    private Map<String, Set<Role>> groupRoles(IdentityProviderId id) {
        return rows(of("SELECT name, roles FROM identity_provider_group WHERE provider_id = CAST(?1 AS UUID)", id))
                .stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(row -> (String) row[0], row -> RoleWords.roles((String) row[1])));
    }

    @Override
    public Optional<MemberId> findMember(IdentityProviderId provider, String subject) {
        return rows(of(
                                "SELECT CAST(member_id AS VARCHAR(36)) FROM member_identity"
                                        + " WHERE provider_id = CAST(?1 AS UUID) AND subject = ?2",
                                provider)
                        .setParameter(2, subject))
                .stream()
                .map(row -> new MemberId(UUID.fromString((String) row)))
                .findFirst();
    }

    @Override
    public Optional<String> findSubject(MemberId member) {
        return rows(em.createNativeQuery("SELECT subject FROM member_identity WHERE member_id = CAST(?1 AS UUID)")
                        .setParameter(1, member.toString()))
                .stream()
                .map(row -> (String) row)
                .findFirst();
    }

    @Override
    public void link(IdentityProviderId provider, String subject, MemberId member) {
        execute(of(
                        "INSERT INTO member_identity (provider_id, subject, member_id)"
                                + " VALUES (CAST(?1 AS UUID), ?2, CAST(?3 AS UUID))",
                        provider)
                .setParameter(2, subject)
                .setParameter(3, member.toString()));
    }

    @Override
    public void unlinkAll(IdentityProviderId provider) {
        execute(of("DELETE FROM member_identity WHERE provider_id = CAST(?1 AS UUID)", provider));
    }

    private Query of(String sql, IdentityProviderId id) {
        return em.createNativeQuery(sql).setParameter(1, id.toString());
    }

    private static List<?> rows(Query query) {
        return StoreErrors.translated(query::getResultList);
    }

    private static int execute(Query query) {
        return StoreErrors.translated(RULES, query::executeUpdate);
    }
}
