package dev.mintmark.rest.audit;

import dev.mintmark.application.port.in.audit.VerifyAuditTrail;
import dev.mintmark.domain.audit.ChainFault;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether the chains of the audit trail hold (rules §9).
 *
 * @param holds whether every chain does
 */
@Schema(
        name = "AuditVerification",
        description = "Whether the chains of the audit trail hold, and where not.",
        examples = """
                {
                  "holds": false,
                  "chains": [
                    {"tenantId": null, "records": 12, "unverifiable": 0, "fault": null, "faultAt": null},
                    {
                      "tenantId": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                      "records": 40,
                      "unverifiable": 0,
                      "fault": "record_altered",
                      "faultAt": 17
                    }
                  ]
                }""")
record VerificationAnswer(boolean holds, List<Chain> chains) {
    static VerificationAnswer from(List<VerifyAuditTrail.Chain> chains) {
        return new VerificationAnswer(
                chains.stream().allMatch(chain -> chain.fault().isEmpty()),
                chains.stream().map(Chain::from).toList());
    }

    /** One chain. */
    @Schema(name = "AuditChain", description = "The chain of a tenant, or of the installation.")
    record Chain(
            @Schema(nullable = true, format = "uuid", description = "Null for the installation's.")
            String tenantId,

            @Schema(minimum = "0", description = "How many records it has.")
            long records,

            @Schema(
                    minimum = "0",
                    description =
                            "How many of them cannot be verified, because the key that sealed them was discarded.")
            long unverifiable,

            @Schema(
                    nullable = true,
                    description =
                            "What is wrong at the first place that does not hold: `record_missing`, `record_altered`, `tail_cut` or"
                                    + " `head_altered`. Null if the chain holds.")
            String fault,

            @Schema(
                    nullable = true,
                    minimum = "1",
                    description = "The record at which it is; behind the last one for the tail and the head.")
            Long faultAt) {
        static Chain from(VerifyAuditTrail.Chain chain) {
            return new Chain(
                    chain.tenant().map(Object::toString).orElse(null),
                    chain.records(),
                    chain.unverifiable(),
                    chain.fault().map(fault -> fault.kind().word()).orElse(null),
                    chain.fault().map(ChainFault::position).orElse(null));
        }
    }
}
