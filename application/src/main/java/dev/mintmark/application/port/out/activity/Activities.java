package dev.mintmark.application.port.out.activity;

import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.activity.DayCount;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.tenant.TenantId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What was counted at the token endpoint, of all nodes together. Called inside a unit of work. */
public interface Activities {
    /**
     * Adds what one node collected, while others do the same. What is of no app, or of one that is gone, is dropped; a
     * wrong secret counts if it was one of an app and was replaced; that one was used is kept while the app has it, or
     * has it as the one that was replaced last, and that a federated credential was, while the app has it under this
     * name; an instant earlier than the stored one changes nothing.
     */
    void add(ActivityBatch collected);

    /** What was counted for one app since the beginning of an hour, in no order. */
    List<OutcomeCount> of(AppId app, Hour from);

    /** What was counted for all apps together since the beginning of an hour, in no order. */
    List<OutcomeCount> ofAll(Hour from);

    /**
     * What was counted since the beginning of a day, summed up or not yet, in no order; empty for an app of which
     * nothing was, and for one that is not this tenant's.
     */
    Map<AppId, List<DayCount>> days(TenantId tenant, Collection<AppId> apps, LocalDate from);

    /** What was counted for all apps together since the beginning of a day, summed up or not yet, in no order. */
    List<DayCount> daysOfAll(LocalDate from);

    /** How often replaced secrets of an app were tried since the last one was replaced. */
    long replacedSecretAttempts(AppId app);

    /** The last use of each federated credential of an app that was used, by its name. */
    Map<String, FederatedUse> federatedUses(AppId app);

    /**
     * Sums up what was counted in the hours before a day, each day by itself, and forgets these hours. Only one at a
     * time does: of others that come meanwhile, each waits and finds nothing to do.
     */
    void sumUp(LocalDate before);

    /** Forgets the sums of the days before a day. */
    void forget(LocalDate before);
}
