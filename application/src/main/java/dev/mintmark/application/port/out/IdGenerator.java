package dev.mintmark.application.port.out;

import java.util.UUID;

/** Makes ids of rows. */
public interface IdGenerator {
    /** A UUID, version 7 (RFC 9562 §5.7): later ones are greater. */
    UUID next();
}
