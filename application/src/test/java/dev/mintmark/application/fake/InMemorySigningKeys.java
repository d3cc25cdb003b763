package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.domain.key.SigningKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signing keys in memory. */
final class InMemorySigningKeys implements SigningKeys {
    private static final Comparator<SigningKey> BY_AGE =
            Comparator.comparing(SigningKey::announcedAt).thenComparing(SigningKey::kid);

    private final Rows<String, SigningKey> rows = new Rows<>(SigningKey::kid, key -> 0);
    private final Map<KeyPurpose, Long> revisions = new EnumMap<>(KeyPurpose.class);

    Runnable snapshot() {
        Map<String, SigningKey> before = rows.snapshot();
        Map<KeyPurpose, Long> revisionsBefore = Map.copyOf(revisions);
        return () -> {
            rows.restore(before);
            revisions.clear();
            revisions.putAll(revisionsBefore);
        };
    }

    long revision(KeyPurpose purpose) {
        return revisions.getOrDefault(purpose, 1L);
    }

    @Override
    public LiveKeys live(KeyPurpose purpose) {
        return new LiveKeys(
                revision(purpose),
                rows.all().stream()
                        .filter(key -> key.purpose() == purpose && key.state().isLive())
                        .sorted(BY_AGE)
                        .toList());
    }

    @Override
    public LiveKeys lock(KeyPurpose purpose) {
        return live(purpose);
    }

    @Override
    public Optional<SigningKey> find(String kid) {
        return rows.find(kid);
    }

    @Override
    public Page<SigningKey> list(KeyPurpose purpose, Page.Request page) {
        List<SigningKey> sorted = new ArrayList<>(
                rows.all().stream().filter(key -> key.purpose() == purpose).toList());
        sorted.sort(BY_AGE.reversed());
        page.after()
                .flatMap(place -> rows.find(place.id()))
                .ifPresent(last -> sorted.removeIf(key -> BY_AGE.compare(key, last) >= 0));
        return Rows.cut(sorted, page, key -> new Page.Position(key.kid(), key.kid()));
    }

    @Override
    public void add(SigningKey key) {
        requireFreePlace(key);
        rows.add(key, Refusal.CONCURRENT_CHANGE);
        moveRevision(key);
    }

    @Override
    public void update(SigningKey key) {
        requireFreePlace(key);
        rows.update(key, version -> key);
        moveRevision(key);
    }

    private void moveRevision(SigningKey key) {
        revisions.put(key.purpose(), revision(key.purpose()) + 1);
    }

    private void requireFreePlace(SigningKey key) {
        boolean single = key.state() == KeyState.SIGNING || key.state() == KeyState.ANNOUNCED;
        boolean taken = live(key.purpose()).keys().stream()
                .anyMatch(other -> other.state() == key.state()
                        && other.algorithm() == key.algorithm()
                        && !other.kid().equals(key.kid()));
        if (single && taken) {
            throw new RuleBroken(Refusal.CONCURRENT_CHANGE);
        }
    }

    Collection<SigningKey> rows() {
        return rows.all();
    }
}
