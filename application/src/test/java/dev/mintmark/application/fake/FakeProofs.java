package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.token.DpopNonces;
import dev.mintmark.application.port.out.token.DpopProofReader;
import dev.mintmark.application.port.out.token.UsedProofs;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.dpop.DpopProof;
import dev.mintmark.domain.dpop.DpopRefused;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Proofs that remember which key "signed" them, those that were used, and one nonce: for tests only. */
public final class FakeProofs implements DpopProofReader, UsedProofs, DpopNonces {
    private final AtomicInteger counter = new AtomicInteger();
    private final Map<String, Signed> signed = new ConcurrentHashMap<>();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();

    /** A proof with these claims that brings one key along and is signed by another. */
    public String sign(ClientKey jwk, ClientKey signer, Map<String, Object> claims) {
        String proof = "proof-" + counter.incrementAndGet();
        signed.put(proof, new Signed(jwk, signer, claims));
        return proof;
    }

    /** How many proofs were looked at. */
    public int reads() {
        return reads.get();
    }

    @Override
    public Presented read(String proof) {
        reads.incrementAndGet();
        if (!signed.containsKey(proof)) {
            throw DpopRefused.invalid("This is no proof.");
        }
        Signed found = signed.get(proof);
        return new Presented(proof, found.jwk().algorithm(), found.jwk(), found.claims());
    }

    @Override
    public boolean verify(Presented proof) {
        return proof.key().equals(signed.get(proof.compact()).signer());
    }

    @Override
    public boolean remember(String digest, Instant now) {
        used.values().removeIf(seen -> !seen.plus(DpopProof.REPLAYABLE).isAfter(now));
        return used.putIfAbsent(digest, now) == null;
    }

    @Override
    public String current(Instant now) {
        return "nonce-of-" + now.getEpochSecond() / 300;
    }

    @Override
    public boolean counts(String nonce, Instant now) {
        return nonce.equals(current(now));
    }

    private record Signed(ClientKey jwk, ClientKey signer, Map<String, Object> claims) {}
}
