package dev.mintmark.domain.factor;

import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.MemberId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs a member in once in the place of a second factor that is lost (rules §13); it cannot be printed or serialized.
 * 80 random bits, written as four groups of four of Crockford's base32 letters. So many bits cannot be tried, which is
 * why a fast digest of them is stored.
 */
public final class RecoveryCode {
    /** How many a member gets at a time. */
    public static final int COUNT = 10;

    /** How many random bytes one is made of. */
    public static final int RANDOM_BYTES = 10;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS = 5;
    private static final int GROUP = 4;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{16}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]");

    private final String letters;

    private RecoveryCode(String letters) {
        this.letters = letters;
    }

    /** The code that these {@value #RANDOM_BYTES} random bytes make. */
    public static RecoveryCode of(byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a recovery code is made of 10 bytes");
        }
        StringBuilder letters = new StringBuilder();
        long rest = 0;
        int bits = 0;
        for (byte next : random) {
            rest = (rest << Byte.SIZE) | (next & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                letters.append(ALPHABET.charAt((int) (rest >> bits) & 0x1f));
            }
        }
        return new RecoveryCode(letters.toString());
    }

    /** Reads what a person typed, in whatever letter case and grouping; empty for what cannot be one. */
    public static Optional<RecoveryCode> parse(String typed) {
        String letters = BETWEEN.matcher(typed)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        return FORM.matcher(letters).matches() ? Optional.of(new RecoveryCode(letters)) : Optional.empty();
    }

    /** What is stored of it; no two members have the same. */
    public SecretDigest digest(MemberId member) {
        return SecretDigest.ofText(member + ":" + letters);
    }

    /** The plain text, for the one whose it is. */
    public String reveal() {
        StringBuilder text = new StringBuilder(letters);
        for (int at = letters.length() - GROUP; at > 0; at -= GROUP) {
            text.insert(at, '-');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "RecoveryCode(hidden)";
    }
}
