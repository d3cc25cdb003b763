package dev.mintmark.application.port.in.activity;

import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;

/** Stores what was collected on one node. */
public interface KeepActivity {
    /** Stores everything, or nothing and throws; then it is to be tried again. */
    void keep(ActivityBatch collected);

    /** Tells those who watch a tenant that one of its apps was refused tokens. */
    void tell(Blocked blocked);

    /** Keeps only sums of the days whose hours are no longer shown, and forgets days that are not either. */
    void forgetOld();

    /**
     * Refusals of one app for one reason within one minute.
     *
     * @param minute its beginning
     * @param times at least 1
     */
    record Blocked(TenantId tenant, AppId app, String reason, Instant minute, long times) {}
}
