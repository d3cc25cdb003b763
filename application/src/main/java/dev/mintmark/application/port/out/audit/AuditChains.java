package dev.mintmark.application.port.out.audit;

import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.domain.audit.AuditRecord;
import dev.mintmark.domain.audit.ChainHead;
import dev.mintmark.domain.tenant.Owner;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored chains of audit records (rules §9). Records are only ever added. Called inside a unit of work. */
public interface AuditChains {
    /** The head of a chain, locked until the unit of work ends; made if the chain is new. */
    ChainHead lock(Owner chain);

    /** Adds the next record of a locked chain. */
    void append(UUID id, AuditRecord record, String seal);

    /** Stores a locked head. */
    void update(ChainHead head);

    /** Every head. */
    List<ChainHead> heads();

    /** Records of a chain after a position, in order. */
    List<Sealed> read(Owner chain, long afterPosition, int limit);

    /** Records that fit, the newest first, without what is no record any more. */
    Page<Sealed> list(AuditQuery query, Page.Request page);

    /**
     * A stored record.
     *
     * @param record empty if somebody made of it what is no record
     */
    record Sealed(UUID id, long position, Optional<AuditRecord> record, String seal) {}
}
