package dev.mintmark.application.port.in.audit;

import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.domain.audit.AuditRecord;
import dev.mintmark.domain.audit.ChainFault;
import dev.mintmark.domain.audit.ChainHead;
import dev.mintmark.domain.tenant.Owner;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the audit trail (http-api §2). */
public interface ReadAudit {
    /** A page of the records that fit, the newest first. */
    Page<Recorded> list(AuditQuery query, Page.Request page);

    /** A record and its id. */
    record Recorded(UUID id, AuditRecord record) {}

    /** The state of every chain. Chains that grow meanwhile are verified up to where they were. */
    List<Chain> verify();

    /** Every head as it is now, to be kept where nobody who can change the database can change it. */
    List<ChainHead> heads();

    /**
     * One chain.
     *
     * @param owner whose it is
     * @param records how many the head names
     * @param unverifiable how many seals are of a key that was discarded
     * @param fault empty if the chain holds
     */
    record Chain(Owner owner, long records, long unverifiable, Optional<ChainFault> fault) {}
}
