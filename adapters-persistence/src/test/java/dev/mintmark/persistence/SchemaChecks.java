package dev.mintmark.persistence;

import static dev.mintmark.application.contract.Given.app;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.contract.Given;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.tenant.Tenant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the schema itself refuses, whoever writes. Each refusal stands beside a statement of the same form that passes.
 */
abstract class SchemaChecks {
    private static final String UNIQUE = "23505";
    private static final String MISSING = "23502";

    private DatabaseStores stores;
    private Given given;
    private App app;
    private Tenant tenant;
    private RegionDatabase home;

    protected abstract TestDatabase database();

    /** SQLState of a violated check constraint, and of one that refers to nothing: the databases differ. */
    private static boolean isRefusal(String state) {
        return state.startsWith("23");
    }

    @BeforeEach
    void anApp() {
        stores = database().emptied();
        given = new Given(stores);
        tenant = given.storedTenant();
        home = given.storedDatabase();
        app = given.stored(app("One", tenant.id(), home));
    }

    @Test
    void refusesAnIssuerWithKeysOfTwoPlacesAndASixthOrUnboundCredential() {
        TrustedIssuer issuer = given.stored(Given.trustedIssuer("https://issuer.example"));
        String credential =
                "INSERT INTO federated_credential (app_id, position, name, trusted_issuer_id, subject, claims)"
                        + " VALUES ('" + app.id() + "', %s, 'A', '%s', 'me', '')";

        for (String refused : List.of(
                "UPDATE trusted_issuer SET jwks_uri = 'https://a.example', jwks = '{}'",
                "UPDATE trusted_issuer SET max_token_lifetime = 59",
                credential.formatted("5", issuer.id()),
                credential.formatted("0", Given.uuid()))) {
            assertThat(database().refusalOf(refused))
                    .as(refused)
                    .hasValueSatisfying(state -> assertThat(isRefusal(state)).isTrue());
        }
        assertThat(database().refusalOf(credential.formatted("0", issuer.id()))).isEmpty();
        assertThat(database().refusalOf(credential.formatted("1", issuer.id())))
                .as("two of one name")
                .isPresent();
        assertThat(database().refusalOf("DELETE FROM trusted_issuer")).isPresent();
    }

    @Test
    void refusesAnAppWithoutRegionOrDatabase() {
        assertThat(database().refusalOf("UPDATE app SET region_code = NULL")).contains(MISSING);
        assertThat(database().refusalOf("UPDATE app SET db_code = NULL")).contains(MISSING);
        assertThat(database().refusalOf("UPDATE app SET plan_code = NULL")).isEmpty();
    }

    @Test
    void refusesAnAppWhoseDatabaseIsOfAnotherRegion() {
        RegionDatabase sibling = given.storedDatabase(home.region());
        RegionDatabase foreign = given.storedDatabase();

        accepts("UPDATE app SET db_code = '" + sibling.dbCode() + "'");
        refuses("UPDATE app SET db_code = '" + foreign.dbCode() + "'");
    }

    @Test
    void refusesARegionWhoseActiveDatabaseIsOfAnotherRegion() {
        RegionDatabase foreign = given.storedDatabase();
        String update = "UPDATE license_region SET active_db_code = '%s' WHERE code = '" + home.region() + "'";

        accepts(update.formatted(home.dbCode()));
        refuses(update.formatted(foreign.dbCode()));
    }

    @Test
    void refusesAKeyWithoutEndAndOneThatOutlivesTheKeyThatMadeIt() {
        Member maker = given.stored(Given.operator("olga@example.com"));
        ManagementKey key = given.stored(Given.managementKey(maker));
        ManagementKey child = given.stored(Given.managementKey(maker, key));
        String update = "UPDATE management_key SET expires_at = %s WHERE id = '" + child.id() + "'";

        accepts(update.formatted("expires_at - 1"));
        refuses(update.formatted("expires_at + 2"));
        assertThat(database().refusalOf(update.formatted("NULL"))).contains(MISSING);
        refuses("UPDATE management_key SET expires_at = expires_at + 5 WHERE id = '" + key.id() + "'");
    }

    @Test
    void refusesTheSameClientIdOrSecretTwice() {
        App other = given.stored(app("Two", tenant.id(), home));

        assertThat(database().refusalOf("UPDATE app SET client_id = '" + app.clientId() + "'"))
                .contains(UNIQUE);
        assertThat(database()
                        .refusalOf("UPDATE app SET secret_digest = '"
                                + other.secret().orElseThrow().digest().hex() + "'"))
                .contains(UNIQUE);
    }

    @Test
    void refusesHalfASecretAndAllowsNone() {
        refuses("UPDATE app SET secret_digest = NULL");
        refuses("UPDATE app SET secret_hint = NULL");
        refuses("UPDATE app SET secret_created_at = NULL");
        accepts("UPDATE app SET secret_digest = NULL, secret_hint = NULL, secret_created_at = NULL");
        String insert = "INSERT INTO resource_server (id, client_id, name, secret_digest, secret_hint,"
                + " secret_created_at, created_at, updated_at, version) VALUES ('%s', '%s', 'n', %s, %s, %s, 0, 0, 1)";
        refuses(insert.formatted(Given.uuid(), "mr_a", "'d'", "NULL", "NULL"));
        refuses(insert.formatted(Given.uuid(), "mr_a", "NULL", "'abcd'", "0"));
        accepts(insert.formatted(Given.uuid(), "mr_a", "'d'", "'abcd'", "0"));
        accepts(insert.formatted(Given.uuid(), "mr_b", "NULL", "NULL", "NULL"));
        refuses(insert.formatted(Given.uuid(), "mr_b", "NULL", "NULL", "NULL"));
        refuses(insert.formatted(Given.uuid(), "mr_c", "'d'", "'abcd'", "0"));
    }

    @Test
    void refusesHalfAnApiAndSettingsOutOfRange() {
        ResourceServer api = given.stored(Given.api("https://api.example"));
        given.stored(Given.resourceServer());
        String of = " WHERE id = '" + api.id() + "'";

        for (String column : List.of(
                "identifier",
                "scopes",
                "scope_descriptions",
                "signing_algorithm",
                "token_lifetime",
                "token_type",
                "access",
                "enabled")) {
            refuses("UPDATE resource_server SET " + column + " = NULL" + of);
        }
        accepts("UPDATE resource_server SET token_lifetime = 60, enabled = FALSE" + of);
        refuses("UPDATE resource_server SET token_lifetime = 59" + of);
        refuses("UPDATE resource_server SET token_lifetime = 86401" + of);
        refuses("UPDATE resource_server SET signing_algorithm = 'HS256'" + of);
        refuses("UPDATE resource_server SET token_type = 'jwt'" + of);
        refuses("UPDATE resource_server SET access = 'closed'" + of);
    }

    @Test
    void refusesASecondOrADisabledDefaultApi() {
        ResourceServer api = given.stored(Given.defaultApi());
        given.stored(Given.api("https://api.example"));
        ResourceServer server = given.stored(Given.resourceServer());

        refuses("UPDATE resource_server SET is_default = TRUE WHERE id <> '" + api.id() + "'");
        refuses("UPDATE resource_server SET enabled = FALSE WHERE id = '" + api.id() + "'");
        refuses("UPDATE resource_server SET is_default = FALSE WHERE id = '" + api.id() + "'");
        accepts("UPDATE resource_server SET is_default = NULL, enabled = FALSE WHERE id = '" + api.id() + "'");
        refuses("UPDATE resource_server SET is_default = TRUE WHERE id = '" + server.id() + "'");
    }

    @Test
    void refusesAPlanThatOpensNoApiOrOneTwice() {
        ResourceServer api = given.stored(Given.api("https://api.example"));
        given.storedPlan();
        String insert = "INSERT INTO plan_api (plan_code, resource_server_id, position, scopes)"
                + " SELECT code, '%s', 0, '' FROM plan";

        refuses(insert.formatted(Given.uuid()));
        accepts(insert.formatted(api.id()));
        refuses(insert.formatted(api.id()));
        refuses("DELETE FROM plan");
    }

    @Test
    void refusesAPlanOrATenantThatIsNotThere() {
        refuses("UPDATE app SET plan_code = 'nowhere'");
        refuses("UPDATE app SET tenant_id = '" + Given.uuid() + "'");
        refuses("DELETE FROM tenant");
    }

    @Test
    void takesAnAllowedDomainBehindAnEmptySlot() {
        accepts("UPDATE app SET allowed_domain_3 = 'c.example'");
        accepts("UPDATE app SET allowed_domain_1 = 'a.example'");
    }

    @Test
    void refusesASessionWithHalfARefreshTokenOrOneOfAKeyThatHasAny() {
        Member olga = given.stored(Given.operator("olga@example.com"));
        String member = olga.id().toString();
        String insert =
                "INSERT INTO member_session (id, member_id, management_key_id, roles, family_digest, current_digest,"
                        + " idle_until, created_at, expires_at) VALUES ('%s', '" + member
                        + "', %s, 'platform-admin', %s, %s, %s, 0, 9)";
        String key = "'" + given.stored(Given.managementKey(olga)).id() + "'";
        accepts(insert.formatted(Given.uuid(), "NULL", "'f'", "'c'", "9"));
        accepts(insert.formatted(Given.uuid(), key, "NULL", "NULL", "NULL"));
        refuses(insert.formatted(Given.uuid(), "'" + Given.uuid() + "'", "NULL", "NULL", "NULL"));
        refuses(insert.formatted(Given.uuid(), "NULL", "NULL", "NULL", "NULL"));
        refuses(insert.formatted(Given.uuid(), key, "'f'", "'c'", "9"));
        refuses(insert.formatted(Given.uuid(), "NULL", "'f'", "NULL", "9"));
        refuses(insert.formatted(Given.uuid(), "NULL", "'f'", "'c'", "NULL"));
        refuses(insert.formatted(Given.uuid(), "NULL", "'f'", "'c'", "10"));
    }

    @Test
    void refusesALimitOutOfRange() {
        given.storedPlan();

        accepts("UPDATE plan SET per_hour = 9007199254740991");
        refuses("UPDATE plan SET per_hour = 9007199254740992");
        refuses("UPDATE plan SET requests_per_minute = -1");
    }

    @Test
    void refusesWordsThatTheDomainDoesNotKnow() {
        given.storedPlan();

        refuses("UPDATE tenant SET status = 'asleep'");
        refuses("UPDATE tenant SET plan_policy = 'none'");
        refuses("UPDATE plan SET status = 'lost'");
    }

    @Test
    void refusesAMemberWhoseRolesDoNotFitTheTenant() {
        given.stored(Given.member(tenant.id(), "ada@example.com"));

        refuses("UPDATE member SET roles = 'platform-admin'");
        refuses("UPDATE member SET tenant_id = NULL");
        accepts("UPDATE member SET roles = 'tenant-developer tenant-security'");
        refuses("UPDATE member SET roles = 'platform-viewer tenant-security'");
        refuses("UPDATE member SET roles = ''");
        accepts("UPDATE member SET roles = 'platform-admin', tenant_id = NULL");
        accepts("UPDATE member SET roles = 'platform-support platform-viewer'");
        refuses("UPDATE member SET roles = 'platform-viewer tenant-viewer'");
    }

    @Test
    void refusesAKeyForNoAppsOrOfTheInstallationForSome() {
        ManagementKey ofTenant =
                given.stored(Given.managementKey(given.stored(Given.member(tenant.id(), "ada@example.com"))));
        ManagementKey ofHost = given.stored(Given.managementKey(given.stored(Given.operator("olga@example.com"))));
        String update = "UPDATE management_key SET only_apps = '%s' WHERE id = '%s'";

        refuses(update.formatted("", ofTenant.id()));
        refuses(update.formatted(app.id(), ofHost.id()));
        accepts(update.formatted(app.id(), ofTenant.id()));
        refuses("UPDATE management_key SET role = 'platform-viewer' WHERE id = '" + ofTenant.id() + "'");
        accepts("UPDATE management_key SET role = 'platform-viewer' WHERE id = '" + ofHost.id() + "'");
    }

    @Test
    void refusesASigningKeyThatSignsForAnotherPurposeOrForNone() {
        String insert = "INSERT INTO signing_key (kid, purpose, signing_for, algorithm, state, public_jwk,"
                + " key_encryption_key_id, ciphertext, created_at, token_lifetime, announced_for)"
                + " VALUES ('%s', 'SESSION', %s, 'ES256', '%s', '{}', 'k', 'c', 0, 300, %s)";

        refuses(insert.formatted("a", "NULL", "signing", "NULL"));
        refuses(insert.formatted("b", "'ACCESS_TOKEN'", "signing", "NULL"));
        refuses(insert.formatted("c", "'SESSION'", "announced", "'SESSION'"));
        accepts(insert.formatted("d", "'SESSION'", "signing", "NULL"));
        refuses(insert.formatted("e", "NULL", "announced", "NULL"));
        refuses(insert.formatted("f", "NULL", "announced", "'ACCESS_TOKEN'"));
        refuses(insert.formatted("g", "NULL", "retired", "'SESSION'"));
        accepts(insert.formatted("h", "NULL", "announced", "'SESSION'"));
        refuses(insert.formatted("i", "NULL", "announced", "'SESSION'"));
        accepts(insert.formatted("j", "NULL", "retired", "NULL"));
        refuses("UPDATE signing_key SET state = 'lost' WHERE kid = 'j'");
    }

    @Test
    void refusesASigningKeyThatIsGoneButNotErasedAndOneThatIsErasedButNotGone() {
        given.inUnitOfWork(() -> stores.signingKeys()
                .add(Given.announcedKey(KeyPurpose.SESSION, Given.NOW)
                        .sign(Given.NOW)
                        .retire(Given.NOW)));

        refuses("UPDATE signing_key SET state = 'gone'");
        refuses("UPDATE signing_key SET state = 'revoked', ciphertext = NULL");
        refuses("UPDATE signing_key SET ciphertext = NULL, key_encryption_key_id = NULL");
        accepts("UPDATE signing_key SET state = 'gone', ciphertext = NULL, key_encryption_key_id = NULL");
    }

    private void accepts(String sql) {
        assertThat(database().refusalOf(sql)).as(sql).isEmpty();
    }

    private void refuses(String sql) {
        assertThat(database().refusalOf(sql)).as(sql).isPresent();
        assertThat(database().refusalOf(sql).filter(SchemaChecks::isRefusal))
                .as("an integrity violation: " + sql)
                .isPresent();
    }
}
