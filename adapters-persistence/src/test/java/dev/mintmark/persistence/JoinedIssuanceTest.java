package dev.mintmark.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.contract.Given;
import dev.mintmark.application.port.out.token.IssuanceDirectory.Entry;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.persistence.AskedTogether.Question;
import dev.mintmark.persistence.store.StoreReader;
import dev.mintmark.persistence.token.JdbcIssuanceDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** All who wait for what issuing needs are told together what each would be told alone. */
class JoinedIssuanceTest {
    private static final String ORDERS = "https://orders.example";

    private DatabaseStores stores;
    private Given given;

    @Test
    void onPostgreSqlOneStatementTellsEachWhatItWouldBeToldAlone() throws Exception {
        eachIsToldWhatItWouldBeToldAlone(TestDatabase.postgreSql(), JdbcIssuanceDirectory::ofOneStatement);
    }

    @Test
    void onTheEmbeddedDatabaseOneConnectionTellsEachWhatItWouldBeToldAlone() throws Exception {
        eachIsToldWhatItWouldBeToldAlone(TestDatabase.h2(), JdbcIssuanceDirectory::ofOneConnection);
    }

    private void eachIsToldWhatItWouldBeToldAlone(
            TestDatabase database, BiFunction<StoreReader, Integer, JdbcIssuanceDirectory> reading) throws Exception {
        stores = database.emptied();
        given = new Given(stores);
        List<Question> questions = questions();

        List<Optional<Entry>> answers = new AskedTogether(database.dataSource(), reading).answers(questions);

        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            Optional<Entry> alone = stores.issuanceDirectory().find(question.clientId(), question.resource());
            assertThat(answers.get(i).map(Told::of)).as("%s", question).isEqualTo(alone.map(Told::of));
        }
    }

    /** All that an entry says. */
    private record Told(List<Object> all) {
        static Told of(Entry entry) {
            return new Told(List.of(
                    entry.facts(),
                    entry.secret(),
                    entry.secretCreatedAt(),
                    entry.secretAge(),
                    entry.overlap(),
                    entry.publicKeys(),
                    entry.keyRevision()));
        }
    }

    private List<Question> questions() {
        RegionDatabase database = given.storedDatabase();
        Tenant tenant = given.storedTenant();
        Tenant strict = given.storedTenant();
        given.inUnitOfWork(() ->
                stores.tenants().update(strict.withSecretMaxAge(Optional.of(Duration.ofDays(90)), Given.later(1))));
        given.stored(Given.defaultApi());
        ResourceServer orders = given.stored(Given.api(ORDERS));
        Plan plan = given.storedPlan();
        given.inUnitOfWork(() -> stores.plans()
                .update(plan.opening(List.of(new OpenedApi(orders.id(), List.of("read"))), Given.later(1))));
        App full = given.stored(Given.fullApp(tenant.id(), database, plan.code()));
        App bare = given.stored(Given.app("Bare", strict.id(), database));
        App overlapping = given.stored(Given.app("Overlapping", tenant.id(), database));
        given.inUnitOfWork(() -> stores.apps()
                .update(overlapping.replaceSecret(Given.credential(), Duration.ofHours(1), Given.later(1))));
        List<Question> questions = new ArrayList<>();
        for (ClientId clientId :
                List.of(full.clientId(), bare.clientId(), Given.clientId(), overlapping.clientId(), full.clientId())) {
            questions.add(new Question(clientId, Optional.empty()));
            questions.add(new Question(clientId, Optional.of(ORDERS)));
            questions.add(new Question(clientId, Optional.of("https://nobody.example")));
            questions.add(new Question(clientId, Optional.of("\u0000")));
        }
        return questions;
    }
}
