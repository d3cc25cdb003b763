package dev.mintmark.domain.audit;

import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.Objects;

/**
 * One link of a chain (rules §9): what was done, when, by whom and from where, and its place.
 *
 * @param position 1 for the first record of a chain, then without a gap
 * @param at to the microsecond
 * @param keyId the key under which it is sealed
 */
public record AuditRecord(long position, Instant at, Origin origin, AuditEntry entry, String keyId) {
    private static final String FORM = "mintmark audit record 1";

    /** Checks that nothing is missing. */
    public AuditRecord {
        if (position < 1) {
            throw new IllegalArgumentException("positions start at 1");
        }
        Objects.requireNonNull(at);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(entry);
        Objects.requireNonNull(keyId);
    }

    /** Whose chain it belongs to. */
    public Owner chain() {
        return entry.owner();
    }

    /**
     * Everything that the seal covers, in a form that no two different records share: each part with its length before
     * it.
     *
     * @param previousSeal the seal of the record before this one; empty for the first
     */
    public byte[] sealedBytes(String previousSeal) {
        SealedForm form = new SealedForm()
                .text(FORM)
                .text(previousSeal)
                .text(chain().tenant().map(Object::toString))
                .number(position)
                .number(at.getEpochSecond())
                .number(at.getNano())
                .text(origin.actor().kind().code())
                .text(origin.actor().id())
                .text(origin.actor().name())
                .text(origin.address())
                .text(origin.requestId())
                .text(entry.action().code())
                .text(entry.target().type())
                .text(entry.target().id())
                .text(entry.target().name())
                .number(entry.changes().size());
        for (FieldChange change : entry.changes()) {
            form.text(change.field()).value(change.before()).value(change.after());
        }
        return form.bytes();
    }
}
