package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.member.MemberId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Second factors in memory. */
final class InMemoryFactors implements Factors {
    private Map<FactorId, Totp> totps = new HashMap<>();
    private Map<MemberId, Set<SecretDigest>> codes = new HashMap<>();
    private Map<MemberId, Instant> firstSignIns = new HashMap<>();

    Runnable snapshot() {
        Map<FactorId, Totp> totpsBefore = new HashMap<>(totps);
        Map<MemberId, Set<SecretDigest>> codesBefore = new HashMap<>();
        codes.forEach((member, set) -> codesBefore.put(member, new HashSet<>(set)));
        Map<MemberId, Instant> signInsBefore = new HashMap<>(firstSignIns);
        return () -> {
            totps = totpsBefore;
            codes = codesBefore;
            firstSignIns = signInsBefore;
        };
    }

    @Override
    public boolean any(MemberId member) {
        return findTotp(member).isPresent();
    }

    @Override
    public Optional<Totp> findTotp(MemberId member) {
        return find(member, totp -> totp.confirmedAt().isPresent());
    }

    @Override
    public Optional<Totp> lockTotp(MemberId member) {
        return findTotp(member);
    }

    @Override
    public Optional<Totp> findPending(MemberId member) {
        return find(member, totp -> totp.confirmedAt().isEmpty());
    }

    private Optional<Totp> find(MemberId member, Predicate<Totp> which) {
        return totps.values().stream()
                .filter(totp -> totp.member().equals(member))
                .filter(which)
                .findAny();
    }

    @Override
    public void replacePending(Totp pending) {
        findPending(pending.member()).map(Totp::id).ifPresent(totps::remove);
        totps.put(pending.id(), pending);
    }

    @Override
    public void confirm(Totp confirmed) {
        findTotp(confirmed.member()).map(Totp::id).ifPresent(totps::remove);
        totps.put(confirmed.id(), confirmed);
    }

    @Override
    public void failed(Totp failed) {
        totps.replace(failed.id(), failed);
    }

    @Override
    public boolean use(FactorId id, long step, Instant now) {
        Optional<Totp> stored = Optional.ofNullable(totps.get(id))
                .filter(totp -> totp.lastStep().filter(last -> last >= step).isEmpty());
        stored.ifPresent(totp -> totps.put(
                id,
                new Totp(
                        id,
                        totp.member(),
                        totp.secret(),
                        totp.createdAt(),
                        totp.confirmedAt(),
                        Optional.of(step),
                        Optional.of(now),
                        0,
                        Optional.empty())));
        return stored.isPresent();
    }

    @Override
    public boolean removeTotp(MemberId member, FactorId id) {
        return findTotp(member).filter(totp -> totp.id().equals(id)).isPresent() && totps.remove(id) != null;
    }

    @Override
    public boolean removeAll(MemberId member) {
        boolean any = findTotp(member).isPresent() || countRecoveryCodes(member) > 0;
        totps.values().removeIf(totp -> totp.member().equals(member));
        codes.remove(member);
        return any;
    }

    @Override
    public List<Totp> allTotps() {
        return totps.values().stream()
                .sorted(Comparator.comparing(totp -> totp.id().toString()))
                .toList();
    }

    @Override
    public void protect(Totp renewed) {
        totps.computeIfPresent(renewed.id(), (id, totp) -> totp.protectedBy(renewed.secret()));
    }

    @Override
    public void replaceRecoveryCodes(MemberId member, Set<SecretDigest> replacements) {
        codes.put(member, new HashSet<>(replacements));
    }

    @Override
    public boolean useRecoveryCode(MemberId member, SecretDigest code) {
        return codes.containsKey(member) && codes.get(member).remove(code);
    }

    @Override
    public int countRecoveryCodes(MemberId member) {
        return codes.getOrDefault(member, Set.of()).size();
    }

    @Override
    public void signedIn(MemberId member, Instant now) {
        firstSignIns.putIfAbsent(member, now);
    }

    @Override
    public Optional<Instant> firstSignIn(MemberId member) {
        return Optional.ofNullable(firstSignIns.get(member));
    }

    /** What a store does whose factors go with their member. */
    void removeWith(MemberId member) {
        removeAll(member);
        firstSignIns.remove(member);
    }
}
