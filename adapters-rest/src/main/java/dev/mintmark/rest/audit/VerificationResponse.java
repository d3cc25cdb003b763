package dev.mintmark.rest.audit;

import dev.mintmark.application.port.in.audit.ReadAudit;
import dev.mintmark.domain.audit.ChainFault;
import java.util.List;

/**
 * Whether the chains of the audit trail hold (rules §9).
 *
 * @param holds whether every chain does
 */
record VerificationResponse(boolean holds, List<Chain> chains) {
    static VerificationResponse from(List<ReadAudit.Chain> chains) {
        return new VerificationResponse(
                chains.stream().allMatch(chain -> chain.fault().isEmpty()),
                chains.stream().map(Chain::from).toList());
    }

    /** One chain. */
    record Chain(String tenantId, long records, long unverifiable, String fault, Long faultAt) {
        static Chain from(ReadAudit.Chain chain) {
            return new Chain(
                    chain.owner().tenant().map(Object::toString).orElse(null),
                    chain.records(),
                    chain.unverifiable(),
                    chain.fault().map(fault -> fault.kind().code()).orElse(null),
                    chain.fault().map(ChainFault::position).orElse(null));
        }
    }
}
