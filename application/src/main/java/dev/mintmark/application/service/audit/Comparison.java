package dev.mintmark.application.service.audit;

import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditEntry;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares a thing with what it was, field by field, for the audit trail. Before its creation and after its deletion
 * there is nothing.
 */
public final class Comparison<T> {
    private final Optional<T> before;
    private final Optional<T> after;
    private final AuditEntry entry;

    private Comparison(Optional<T> before, Optional<T> after, AuditEntry entry) {
        this.before = before;
        this.after = after;
        this.entry = entry;
    }

    /** Starts with an entry that has no fields yet. */
    public static <T> Comparison<T> of(Optional<T> before, Optional<T> after, AuditEntry entry) {
        return new Comparison<>(before, after, entry);
    }

    /** With one more field; a value of null says that it is not set. */
    public Comparison<T> with(String field, Function<T, Object> value) {
        return new Comparison<>(
                before,
                after,
                entry.with(
                        field, before.map(value).orElse(null), after.map(value).orElse(null)));
    }

    /** What is recorded of it. */
    public AuditEntry entry() {
        return entry;
    }

    /** Records it as done by whoever acts now, unless it is a change that changed nothing. */
    public void recordIn(AuditTrail audit) {
        if (saysSomething()) {
            audit.record(entry);
        }
    }

    /** Records it as done by somebody else than the one who is signed in, unless it changed nothing. */
    public void recordAs(Actor actor, AuditTrail audit) {
        if (saysSomething()) {
            audit.recordAs(actor, entry);
        }
    }

    private boolean saysSomething() {
        return before.isEmpty() || after.isEmpty() || !entry.changes().isEmpty();
    }
}
