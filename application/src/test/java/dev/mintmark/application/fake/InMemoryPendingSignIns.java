package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.session.PendingSignIns;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.PendingSignIn;
import dev.mintmark.domain.member.MemberId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Sign-ins that wait for a second factor, in memory. */
final class InMemoryPendingSignIns implements PendingSignIns {
    private final Rows<SecretDigest, PendingSignIn> rows = new Rows<>(PendingSignIn::token, pending -> 0);

    Runnable snapshot() {
        Map<SecretDigest, PendingSignIn> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(PendingSignIn pending) {
        rows.put(pending);
    }

    @Override
    public Optional<PendingSignIn> find(SecretDigest token) {
        return rows.find(token);
    }

    @Override
    public Optional<PendingSignIn> lock(SecretDigest token) {
        return rows.find(token);
    }

    @Override
    public void failed(PendingSignIn pending) {
        rows.put(pending);
    }

    @Override
    public boolean remove(SecretDigest token) {
        Optional<PendingSignIn> found = rows.find(token);
        found.ifPresent(rows::remove);
        return found.isPresent();
    }

    @Override
    public long countBegun(MemberId member, Instant after) {
        return rows.all().stream()
                .filter(pending -> pending.member().equals(member))
                .filter(pending -> pending.createdAt().isAfter(after))
                .count();
    }

    @Override
    public int forgetExpired(Instant before) {
        int all = rows.all().size();
        rows.all().removeIf(pending -> pending.expiresAt().isBefore(before));
        return all - rows.all().size();
    }

    /** What a store does whose rows go with their member. */
    void removeOf(MemberId member) {
        rows.all().removeIf(pending -> pending.member().equals(member));
    }
}
