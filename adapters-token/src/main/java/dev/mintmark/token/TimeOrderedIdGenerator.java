package dev.mintmark.token;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.mintmark.application.port.out.IdGenerator;
import java.util.UUID;

/** Makes UUIDs of version 7 that grow (RFC 9562 §5.7). */
public final class TimeOrderedIdGenerator implements IdGenerator {
    @Override
    public UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
