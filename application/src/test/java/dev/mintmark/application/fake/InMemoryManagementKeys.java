package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Management keys in memory. */
final class InMemoryManagementKeys implements ManagementKeys {
    private final Rows<ManagementKeyId, ManagementKey> rows = new Rows<>(ManagementKey::id, key -> 0);
    private final InMemorySessions sessions;
    private final InMemoryPasswordResets resets;

    InMemoryManagementKeys(InMemorySessions sessions, InMemoryPasswordResets resets) {
        this.sessions = sessions;
        this.resets = resets;
    }

    Runnable snapshot() {
        Map<ManagementKeyId, ManagementKey> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(ManagementKey key) {
        rows.add(key, Refusal.CONCURRENT_CHANGE);
    }

    @Override
    public Optional<ManagementKey> find(ManagementKeyId id) {
        return rows.find(id);
    }

    @Override
    public Optional<ManagementKey> lock(SecretDigest digest) {
        return rows.all().stream().filter(key -> key.digest().equals(digest)).findAny();
    }

    @Override
    public void used(ManagementKeyId id, Instant now) {
        ManagementKey key = rows.find(id).orElseThrow();
        rows.put(new ManagementKey(
                key.id(),
                key.owner(),
                key.maker(),
                key.madeByKey(),
                key.name(),
                key.role(),
                key.onlyApps(),
                key.digest(),
                key.hint(),
                key.createdAt(),
                key.expiresAt(),
                Optional.of(now)));
    }

    @Override
    public Optional<ManagementKey> lock(ManagementKeyId id) {
        return rows.find(id);
    }

    @Override
    public List<ManagementKey> lockMadeBy(ManagementKeyId id) {
        return rows.all().stream()
                .filter(key -> key.madeByKey().filter(id::equals).isPresent())
                .toList();
    }

    @Override
    public long count(Owner owner) {
        return rows.all().stream().filter(key -> key.owner().equals(owner)).count();
    }

    @Override
    public int forgetExpired(Instant before) {
        List<ManagementKey> expired = rows.all().stream()
                .filter(key -> key.expiresAt().isBefore(before))
                .toList();
        expired.forEach(key -> remove(key.id()));
        return expired.size();
    }

    @Override
    public boolean remove(ManagementKeyId id) {
        lockMadeBy(id).forEach(key -> remove(key.id()));
        Optional<ManagementKey> key = rows.find(id);
        key.ifPresent(rows::remove);
        sessions.removeOf(id);
        resets.removeMadeBy(id);
        return key.isPresent();
    }

    @Override
    public Page<ManagementKey> list(Owner owner, Page.Request page) {
        return rows.page(page, key -> key.id().toString(), key -> key.owner().equals(owner));
    }
}
