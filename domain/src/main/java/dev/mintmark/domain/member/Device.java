package dev.mintmark.domain.member;

import java.util.Objects;

/**
 * What a person acts from, as far as the service can see: enough for the person to tell one session from another.
 *
 * @param address the IP address
 * @param program what it is used by, in words, such as "Firefox on Linux"; at most 100 characters
 */
public record Device(String address, String program) {
    /** The most characters of the program's words. */
    public static final int LONGEST_PROGRAM = 100;

    /** Cuts what is too long. */
    public Device {
        Objects.requireNonNull(address);
        program = program.substring(0, Math.min(program.length(), LONGEST_PROGRAM));
    }
}
