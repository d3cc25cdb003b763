package dev.mintmark.domain.credential;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A secret of any kind in plain text, on its way to its owner or from a caller (rules §6). It cannot be printed or
 * serialized; only {@link #reveal()} gives the text. Not a record, and without {@code equals}: secrets are compared by
 * digest.
 */
public final class ClientSecret {
    /** How many random bytes a secret is made of. */
    public static final int RANDOM_BYTES = 32;

    private static final int BODY_DIGITS = 43;
    private static final int CHECKSUM_DIGITS = 6;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(62);
    private static final int HINT = 4;

    private final String text;

    private ClientSecret(String text) {
        this.text = text;
    }

    /** Writes random bytes, {@value #RANDOM_BYTES} of them, as an app's secret. */
    public static ClientSecret of(byte[] random) {
        return of(SecretKind.CLIENT, random);
    }

    /** Writes random bytes, {@value #RANDOM_BYTES} of them, as a secret of this kind. */
    public static ClientSecret of(SecretKind kind, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a secret is made of 32 bytes");
        }
        String checked = kind.prefix() + base62(new BigInteger(1, random), BODY_DIGITS);
        return new ClientSecret(checked + checksum(checked));
    }

    /** Reads a presented app's secret, as {@link #parse(SecretKind, String)} does. */
    public static Optional<ClientSecret> parse(String presented) {
        return parse(SecretKind.CLIENT, presented);
    }

    /**
     * Reads a presented secret of this kind, without the white space around it that comes along when it is pasted or
     * read from a file; empty where prefix, length, alphabet or checksum show that it is none.
     */
    public static Optional<ClientSecret> parse(SecretKind kind, String presented) {
        String text = presented.strip();
        if (!text.startsWith(kind.prefix())
                || text.length() != kind.prefix().length() + BODY_DIGITS + CHECKSUM_DIGITS
                || !isAlphanumeric(text, kind.prefix().length())
                || !text.endsWith(checksum(text.substring(0, text.length() - CHECKSUM_DIGITS)))) {
            return Optional.empty();
        }
        return Optional.of(new ClientSecret(text));
    }

    private static boolean isAlphanumeric(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!(unit >= '0' && unit <= '9') && !(unit >= 'A' && unit <= 'Z') && !(unit >= 'a' && unit <= 'z')) {
                return false;
            }
        }
        return true;
    }

    /** The plain text, for the one answer that shows it and for its digest. */
    public String reveal() {
        return text;
    }

    /** The last four characters. */
    public String hint() {
        return text.substring(text.length() - HINT);
    }

    @Override
    public String toString() {
        return "ClientSecret(hidden)";
    }

    private static String checksum(String checked) {
        CRC32 crc = new CRC32();
        crc.update(checked.getBytes(StandardCharsets.US_ASCII));
        char[] text = new char[CHECKSUM_DIGITS];
        long rest = crc.getValue();
        for (int i = CHECKSUM_DIGITS - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(text);
    }

    private static String base62(BigInteger number, int digits) {
        char[] text = new char[digits];
        BigInteger rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text[i] = ALPHABET.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(text);
    }
}
