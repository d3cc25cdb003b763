package dev.mintmark.domain.credential;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The public name of an app as an OAuth client: {@code mm_} and 26 characters of lower-case Crockford base32 (rules
 * §5).
 *
 * @param value 29 characters
 */
public record ClientId(String value) {
    /** How many random bytes a client id is made of; the first 130 bits of them are used. */
    public static final int RANDOM_BYTES = 17;

    private static final String PREFIX = "mm_";
    private static final int DIGITS = 26;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    public ClientId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a client id");
        }
    }

    /** Writes random bytes, {@value #RANDOM_BYTES} of them, as a client id. */
    public static ClientId of(byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a client id is made of 17 bytes");
        }
        BigInteger bits = new BigInteger(1, random).shiftRight(RANDOM_BYTES * 8 - DIGITS * 5);
        StringBuilder text = new StringBuilder(PREFIX);
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            text.append(ALPHABET.charAt(bits.shiftRight(digit * 5).intValue() & 31));
        }
        return new ClientId(text.toString());
    }

    /** Reads a presented client id, without the white space around it; empty where the text cannot be one. */
    public static Optional<ClientId> parse(String presented) {
        String text = presented.strip();
        return isValid(text) ? Optional.of(new ClientId(text)) : Optional.empty();
    }

    /** Whether the text is one, to the letter. */
    public static boolean isValid(String text) {
        if (text.length() != PREFIX.length() + DIGITS || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
