package dev.mintmark.rest.audit;

import dev.mintmark.application.port.in.audit.VerifyAuditTrail;
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
                    {"tenantId": null, "records": 12, "unverifiable": 0, "fault": null},
                    {
                      "tenantId": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                      "records": 40,
                      "unverifiable": 0,
                      "fault": {"position": 17, "kind": "record_altered"}
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

            @Schema(nullable = true, implementation = Fault.class)
            Fault fault) {
        static Chain from(VerifyAuditTrail.Chain chain) {
            return new Chain(
                    chain.tenant().map(Object::toString).orElse(null),
                    chain.records(),
                    chain.unverifiable(),
                    chain.fault()
                            .map(fault ->
                                    new Fault(fault.position(), fault.kind().word()))
                            .orElse(null));
        }
    }

    /** The first place that does not hold. */
    @Schema(name = "AuditChainFault", description = "The first place at which a chain does not hold.")
    record Fault(
            @Schema(minimum = "1") long position,

            @Schema(enumeration = {"record_missing", "record_altered", "tail_cut", "head_altered"})
            String kind) {}
}
