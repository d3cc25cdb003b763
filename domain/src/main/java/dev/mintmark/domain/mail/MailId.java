package dev.mintmark.domain.mail;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one mail; however often it is sent.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record MailId(UUID value) {
    public MailId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
