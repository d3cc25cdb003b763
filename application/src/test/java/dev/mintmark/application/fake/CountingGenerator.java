package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.factor.RecoveryCode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids and secrets that can be guessed: for tests only. */
public final class CountingGenerator implements IdGenerator, SecretGenerator {
    private final AtomicLong counter = new AtomicLong();

    @Override
    public UUID next() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | counter.incrementAndGet());
    }

    @Override
    public ClientId clientId() {
        return ClientId.of(bytes(ClientId.RANDOM_BYTES));
    }

    @Override
    public ClientSecret secret(SecretKind kind) {
        return ClientSecret.of(kind, bytes(ClientSecret.RANDOM_BYTES));
    }

    @Override
    public RecoveryCode recoveryCode() {
        return RecoveryCode.of(Arrays.copyOf(bytes(Long.BYTES), RecoveryCode.RANDOM_BYTES));
    }

    @Override
    public String tokenId() {
        return "token-" + counter.incrementAndGet();
    }

    private byte[] bytes(int length) {
        return ByteBuffer.allocate(length).putLong(counter.incrementAndGet()).array();
    }
}
