package dev.mintmark.rest.session;

import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A session of a person that goes on (http-api §2, sign-in).
 *
 * @param address null where it was not kept
 * @param browser null where it was not kept
 * @param current whether the request belongs to it
 */
record SessionResponse(
        String id, String address, String browser, Instant createdAt, Instant lastUsedAt, boolean current) {
    static SessionResponse from(Session session, SessionId current) {
        Optional<Device> device = session.device();
        return new SessionResponse(
                session.id().toString(),
                device.map(Device::address).orElse(null),
                device.map(Device::program).orElse(null),
                session.createdAt(),
                session.lastUsedAt(),
                session.id().equals(current));
    }
}
