package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.SigningKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Signing keys in memory. */
final class InMemorySigningKeys implements SigningKeys {
    private final Rows<String, SigningKey> rows = new Rows<>(SigningKey::kid, key -> 0);

    Runnable snapshot() {
        Map<String, SigningKey> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(SigningKey key) {
        boolean taken = list(key.purpose()).stream().anyMatch(other -> other.state() == KeyState.SIGNING);
        if (taken && key.state() == KeyState.SIGNING) {
            throw new RuleBroken(Refusal.CONCURRENT_CHANGE);
        }
        rows.add(key, Refusal.CONCURRENT_CHANGE);
    }

    @Override
    public List<SigningKey> list(KeyPurpose purpose) {
        return rows.all().stream()
                .filter(key -> key.purpose() == purpose)
                .sorted(Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::kid))
                .toList();
    }
}
