package dev.mintmark.domain.member;

import com.ibm.icu.text.Normalizer2;

/**
 * A person's password in plain text, on its way to the hash function (http-api §2, sign-in). It cannot be printed or
 * serialized. Compared in Unicode's NFC form, so that every keyboard types the same password (RFC 8265 §4.2).
 */
public final class Password {
    /** The shortest password, in code points. */
    public static final int MIN_CODE_POINTS = 12;

    /** The longest password, in code points. */
    public static final int MAX_CODE_POINTS = 128;

    private final String text;

    private Password(String text) {
        this.text = Normalizer2.getNFCInstance().normalize(text);
    }

    /** A password as typed; {@link PasswordPolicy} says whether it may be chosen. */
    public static Password typed(String text) {
        return new Password(text);
    }

    /** The plain text, for the hash function only. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "Password(hidden)";
    }
}
