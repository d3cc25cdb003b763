package dev.mintmark.application.service.audit;

import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.audit.ReadAudit;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditChains;
import dev.mintmark.application.port.out.audit.AuditSeals;
import dev.mintmark.domain.audit.AuditKey;
import dev.mintmark.domain.audit.ChainCheck;
import dev.mintmark.domain.audit.ChainFault;
import dev.mintmark.domain.audit.ChainHead;
import dev.mintmark.domain.tenant.Owner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads and verifies the audit trail; chains are read in batches, never whole. */
public final class ReadAuditService implements ReadAudit {
    private static final int BATCH = 500;

    private final UnitOfWork unitOfWork;
    private final AuditChains chains;
    private final AuditKeyRing keys;
    private final AuditSeals seals;

    public ReadAuditService(UnitOfWork unitOfWork, AuditChains chains, AuditKeyRing keys, AuditSeals seals) {
        this.unitOfWork = unitOfWork;
        this.chains = chains;
        this.keys = keys;
        this.seals = seals;
    }

    @Override
    public Page<Recorded> list(AuditQuery query, Page.Request page) {
        return unitOfWork.execute(() -> chains.list(query, page)
                .map(link -> new Recorded(link.id(), link.record().orElseThrow())));
    }

    @Override
    public List<ChainHead> heads() {
        return unitOfWork.execute(chains::heads);
    }

    @Override
    public List<Chain> verify() {
        Map<String, AuditKey> byId =
                unitOfWork.execute(keys::all).stream().collect(Collectors.toMap(AuditKey::id, Function.identity()));
        return heads().stream().map(head -> verify(head, byId)).toList();
    }

    private Chain verify(ChainHead head, Map<String, AuditKey> byId) {
        ChainCheck check = ChainCheck.of(head, (keyId, bytes, seal) -> verdict(byId.get(keyId), bytes, seal));
        long after = 0;
        while (check.goesOn()) {
            long from = after;
            List<AuditChains.Sealed> batch = unitOfWork.execute(() -> chains.read(head.chain(), from, BATCH));
            if (batch.isEmpty()) {
                break;
            }
            for (AuditChains.Sealed link : batch) {
                if (check.goesOn()) {
                    check = check.meet(link.position(), link.record(), link.seal());
                }
                after = link.position();
            }
        }
        Optional<ChainFault> fault = check.end(goesBeyondItsHead(head.chain()));
        return new Chain(head.chain(), head.count(), check.unverifiable(), fault);
    }

    private ChainCheck.Verdict verdict(AuditKey key, byte[] bytes, String seal) {
        if (key == null) {
            return ChainCheck.Verdict.FALSE;
        }
        if (key.secret().isEmpty()) {
            return ChainCheck.Verdict.KEY_DISCARDED;
        }
        byte[] expected = seals.seal(key, bytes).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, seal.getBytes(StandardCharsets.UTF_8))
                ? ChainCheck.Verdict.TRUE
                : ChainCheck.Verdict.FALSE;
    }

    private boolean goesBeyondItsHead(Owner chain) {
        return unitOfWork.execute(
                () -> !chains.read(chain, chains.lock(chain).count(), 1).isEmpty());
    }
}
