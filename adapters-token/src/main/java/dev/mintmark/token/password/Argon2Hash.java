package dev.mintmark.token.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash with what it was made with (RFC 9106, version 1.3), written as a PHC string.
 *
 * @param memoryKib how much memory it takes to compute, in KiB
 * @param passes how often that memory is filled
 * @param lanes how many parts of the memory do not depend on each other
 */
record Argon2Hash(int memoryKib, int passes, int lanes, byte[] salt, byte[] value) {
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([^$]+)\\$([^$]+)");
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    /**
     * The hash of a password, made with what this one was made with, and as long.
     *
     * @param memory where it takes its memory from, and leaves it for the next
     */
    Argon2Hash of(String password, Argon2BytesGenerator.BlockPool memory) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .withBlockPool(memory)
                .build());
        byte[] made = new byte[value.length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), made);
        return new Argon2Hash(memoryKib, passes, lanes, salt, made);
    }

    /**
     * Reads a PHC string.
     *
     * @throws IllegalArgumentException if it is none of Argon2id version 1.3; the message does not repeat it
     */
    static Argon2Hash parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the PHC string of an Argon2id hash");
        }
        return new Argon2Hash(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Base64.getDecoder().decode(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5)));
    }

    /** Whether it is of this password. Takes equally long for each password. */
    boolean isOf(String password, Argon2BytesGenerator.BlockPool memory) {
        return MessageDigest.isEqual(value, of(password, memory).value);
    }

    String phc() {
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + BASE64.encodeToString(salt)
                + "$" + BASE64.encodeToString(value);
    }

    @Override
    public String toString() {
        return "Argon2Hash(hidden)";
    }
}
