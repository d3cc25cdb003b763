package dev.mintmark.application.service;

import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.audit.ReadAuditTrail;
import dev.mintmark.application.port.in.audit.VerifyAuditTrail;
import dev.mintmark.application.port.out.AuditChains;
import dev.mintmark.application.port.out.AuditSeals;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.domain.audit.AuditKey;
import dev.mintmark.domain.audit.AuditRecord;
import dev.mintmark.domain.audit.ChainHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads and verifies the audit trail; chains are read in batches, never whole. */
public final class AuditReading implements ReadAuditTrail, VerifyAuditTrail {
    private static final int BATCH = 500;

    private final UnitOfWork unitOfWork;
    private final AuditChains chains;
    private final AuditKeyRing keys;
    private final AuditSeals seals;

    /** Works with this store. */
    public AuditReading(UnitOfWork unitOfWork, AuditChains chains, AuditKeyRing keys, AuditSeals seals) {
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
        Walk walk = new Walk(head, byId);
        long after = 0;
        while (after < head.count() && walk.fault.isEmpty()) {
            long from = after;
            List<AuditChains.Sealed> batch = unitOfWork.execute(() -> chains.read(head.chain(), from, BATCH));
            for (AuditChains.Sealed link : batch) {
                if (walk.position < head.count() && walk.fault.isEmpty()) {
                    walk.meet(link);
                }
            }
            if (batch.isEmpty()) {
                break;
            }
            after = batch.get(batch.size() - 1).position();
        }
        return walk.end();
    }

    /** One way along a chain. */
    private final class Walk {
        private final ChainHead head;
        private final Map<String, AuditKey> byId;
        private long position;
        private String lastSeal = "";
        private long unverifiable;
        private Optional<Fault> fault = Optional.empty();

        private Walk(ChainHead head, Map<String, AuditKey> byId) {
            this.head = head;
            this.byId = byId;
        }

        private void meet(AuditChains.Sealed link) {
            position++;
            if (link.position() != position) {
                fault = Optional.of(new Fault(position, Kind.RECORD_MISSING));
                return;
            }
            if (link.record().filter(record -> fits(record, link.seal())).isEmpty()) {
                fault = Optional.of(new Fault(position, Kind.RECORD_ALTERED));
                return;
            }
            lastSeal = link.seal();
        }

        private boolean fits(AuditRecord record, String seal) {
            return fits(record.keyId(), record.sealedBytes(lastSeal), seal);
        }

        private boolean fits(String keyId, byte[] bytes, String seal) {
            AuditKey key = byId.get(keyId);
            if (key == null) {
                return false;
            }
            if (key.secret().isEmpty()) {
                unverifiable++;
                return true;
            }
            return MessageDigest.isEqual(
                    seals.seal(key, bytes).getBytes(StandardCharsets.US_ASCII),
                    seal.getBytes(StandardCharsets.US_ASCII));
        }

        private Chain end() {
            long records = unverifiable;
            if (fault.isEmpty() && (position != head.count() || !lastSeal.equals(head.lastSeal()) || growsBeyond())) {
                fault = Optional.of(new Fault(position + 1, Kind.TAIL_CUT));
            }
            if (fault.isEmpty()
                    && head.count() > 0
                    && !fits(
                            head.keyId(),
                            ChainHead.sealedBytes(head.chain(), head.count(), head.lastSeal()),
                            head.seal())) {
                fault = Optional.of(new Fault(position + 1, Kind.HEAD_ALTERED));
            }
            return new Chain(head.chain(), head.count(), head.lastSeal(), records, fault);
        }

        /** Whether there are more records than even the head of this moment says. */
        private boolean growsBeyond() {
            return unitOfWork.execute(() -> {
                long now = chains.heads().stream()
                        .filter(current -> current.chain().equals(head.chain()))
                        .mapToLong(ChainHead::count)
                        .max()
                        .orElse(0);
                return !chains.read(head.chain(), now, 1).isEmpty();
            });
        }
    }
}
