package dev.mintmark.application.port.in.audit;

import dev.mintmark.domain.audit.ChainHead;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Verifies the chains of the audit trail (rules §9). */
public interface VerifyAuditTrail {
    /** The state of every chain. Chains that grow meanwhile are verified up to where they were. */
    List<Chain> verify();

    /** Every head as it is now, to be kept where nobody who can change the database can change it. */
    List<ChainHead> heads();

    /**
     * One chain.
     *
     * @param tenant empty for the installation's
     * @param records how many the head names
     * @param lastSeal the seal of the last record; empty text without records
     * @param unverifiable how many records are sealed with a key that was discarded
     * @param fault empty if the chain holds
     */
    record Chain(Optional<TenantId> tenant, long records, String lastSeal, long unverifiable, Optional<Fault> fault) {}

    /**
     * The first place at which a chain does not hold.
     *
     * @param position the record that is missing or does not fit; behind the last record for the head
     */
    record Fault(long position, Kind kind) {}

    /** What is wrong. */
    enum Kind {
        /** A record is not where it should be: it was removed, or records were moved. */
        RECORD_MISSING("record_missing"),
        /** A record was altered, or put in the place of another. */
        RECORD_ALTERED("record_altered"),
        /** The chain ends earlier or later than its head says. */
        TAIL_CUT("tail_cut"),
        /** The head itself was altered. */
        HEAD_ALTERED("head_altered");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word that is shown. */
        public String word() {
            return word;
        }
    }
}
