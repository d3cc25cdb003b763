package dev.mintmark.application.service;

import dev.mintmark.application.port.in.key.EnsureSigningKeys;
import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.application.port.out.KeyGenerator;
import dev.mintmark.application.port.out.SigningKeys;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The signing keys of the installation as this node read them at its start; makes those that are missing. */
public final class KeyRing implements PublishKeys, EnsureSigningKeys {
    private final UnitOfWork unitOfWork;
    private final SigningKeys store;
    private final KeyGenerator generator;
    private final SigningAlgorithm accessTokenAlgorithm;
    private final Clock clock;
    private final AtomicReference<Map<KeyPurpose, List<SigningKey>>> keys = new AtomicReference<>(Map.of());

    /** Works with this store; access tokens are signed with the given algorithm, session tokens with ES256. */
    public KeyRing(
            UnitOfWork unitOfWork,
            SigningKeys store,
            KeyGenerator generator,
            SigningAlgorithm accessTokenAlgorithm,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.generator = generator;
        this.accessTokenAlgorithm = accessTokenAlgorithm;
        this.clock = clock;
    }

    @Override
    public void ensure() {
        Map<KeyPurpose, List<SigningKey>> found = new EnumMap<>(KeyPurpose.class);
        for (KeyPurpose purpose : KeyPurpose.values()) {
            List<SigningKey> stored = stored(purpose);
            if (stored.stream().noneMatch(KeyRing::signs)) {
                make(purpose);
                stored = stored(purpose);
            }
            found.put(purpose, stored);
        }
        keys.set(found);
    }

    @Override
    public List<String> publicJwks(KeyPurpose purpose) {
        return keys.get().getOrDefault(purpose, List.of()).stream()
                .map(SigningKey::publicJwk)
                .toList();
    }

    /** The key that signs for this purpose now. */
    SigningKey signing(KeyPurpose purpose) {
        for (SigningKey key : keys.get().getOrDefault(purpose, List.of())) {
            if (signs(key)) {
                return key;
            }
        }
        throw new IllegalStateException("no key signs " + purpose);
    }

    private List<SigningKey> stored(KeyPurpose purpose) {
        return unitOfWork.execute(() -> store.list(purpose));
    }

    private void make(KeyPurpose purpose) {
        SigningAlgorithm algorithm = purpose == KeyPurpose.ACCESS_TOKEN ? accessTokenAlgorithm : SigningAlgorithm.ES256;
        SigningKey key = generator.generate(purpose, algorithm, clock.instant());
        try {
            unitOfWork.execute(() -> {
                store.add(key);
                return key;
            });
        } catch (RuleBroken broken) {
            // Another node was first: its key is as good.
            if (broken.refusal() != Refusal.CONCURRENT_CHANGE) {
                throw broken;
            }
        }
    }

    private static boolean signs(SigningKey key) {
        return key.state() == KeyState.SIGNING;
    }
}
