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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On PostgreSQL, all who wait for what issuing needs are told by one statement what each would be told alone. */
class JoinedIssuanceTest {
    private static final String ORDERS = "https://orders.example";

    private final DatabaseStores stores = TestDatabase.postgreSql().emptied();
    private final Given given = new Given(stores);

    @Test
    void eachIsToldWhatItWouldBeToldAlone() throws Exception {
        List<Question> questions = questions();

        List<Optional<Entry>> answers =
                new AskedTogether(TestDatabase.postgreSql().dataSource()).answers(questions);

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
