package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Passkey;
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
    private Map<FactorId, Passkey> passkeys = new HashMap<>();
    private Map<MemberId, Set<SecretDigest>> codes = new HashMap<>();
    private Map<MemberId, Instant> firstSignIns = new HashMap<>();

    Runnable snapshot() {
        Map<FactorId, Totp> totpsBefore = new HashMap<>(totps);
        Map<FactorId, Passkey> passkeysBefore = new HashMap<>(passkeys);
        Map<MemberId, Set<SecretDigest>> codesBefore = new HashMap<>();
        codes.forEach((member, set) -> codesBefore.put(member, new HashSet<>(set)));
        Map<MemberId, Instant> signInsBefore = new HashMap<>(firstSignIns);
        return () -> {
            totps = totpsBefore;
            passkeys = passkeysBefore;
            codes = codesBefore;
            firstSignIns = signInsBefore;
        };
    }

    @Override
    public boolean any(MemberId member) {
        return findTotp(member).isPresent() || !passkeys(member).isEmpty();
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
        boolean any = any(member) || countRecoveryCodes(member) > 0;
        removeTotps(member);
        passkeys.values().removeIf(passkey -> passkey.member().equals(member));
        codes.remove(member);
        return any;
    }

    @Override
    public void removeTotps(MemberId member) {
        totps.values().removeIf(totp -> totp.member().equals(member));
    }

    @Override
    public List<Passkey> passkeys(MemberId member) {
        return passkeys.values().stream()
                .filter(passkey -> passkey.member().equals(member))
                .sorted(Comparator.comparing(Passkey::createdAt)
                        .thenComparing(passkey -> passkey.id().toString()))
                .toList();
    }

    @Override
    public Optional<Passkey> findPasskey(String credential) {
        return passkeys.values().stream()
                .filter(passkey -> passkey.credential().id().equals(credential))
                .findAny();
    }

    @Override
    public void addPasskey(Passkey passkey) {
        if (findPasskey(passkey.credential().id()).isPresent()) {
            throw new RuleBroken(Refusal.PASSKEY_TAKEN);
        }
        passkeys.put(passkey.id(), passkey);
    }

    @Override
    public boolean usePasskey(FactorId id, long signCount, Instant now) {
        Optional<Passkey> stored = Optional.ofNullable(passkeys.get(id)).filter(passkey -> passkey.accepts(signCount));
        stored.ifPresent(passkey -> passkeys.put(id, passkey.used(signCount, now)));
        return stored.isPresent();
    }

    @Override
    public boolean removePasskey(MemberId member, FactorId id) {
        return passkeys(member).stream().anyMatch(passkey -> passkey.id().equals(id)) && passkeys.remove(id) != null;
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
