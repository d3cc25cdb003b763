package dev.mintmark.domain;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name that people read: 1 to 100 code points after trimming, in Unicode's NFC form, without characters that cannot
 * be seen, save those inside it that join others (rules §5).
 *
 * @param value the name as it is stored and shown
 */
public record DisplayName(String value) {
    /** The longest name, in code points. */
    public static final int MAX_CODE_POINTS = 100;

    /** Format characters that words and emoji are composed with: ZWNJ, ZWJ and emoji tags. */
    private static final String JOINING = "[\\u200C\\u200D\\U000E0020-\\U000E007F]";

    private static final UnicodeSet JOINERS = new UnicodeSet(JOINING).freeze();
    private static final UnicodeSet INVISIBLE =
            new UnicodeSet("[[:Cc:][:Cf:][:Co:][:Cn:][:Cs:][:Zl:][:Zp:]-" + JOINING + "]").freeze();
    /** A flag of a region, such as England's: its last tag closes it (UTS #51, emoji tag sequence). */
    private static final Pattern FLAG_AT_THE_END = Pattern.compile("\\x{1F3F4}[\\x{E0020}-\\x{E007E}]+\\x{E007F}\\z");

    public DisplayName {
        if (value.isEmpty() || value.codePointCount(0, value.length()) > MAX_CODE_POINTS || !isVisible(value)) {
            throw new IllegalArgumentException("not a display name");
        }
    }

    /** Reads a name; reports {@code required}, {@code too_long} or {@code invalid_name}. The text may be null. */
    public static Optional<DisplayName> parse(String text, String field, Violations violations) {
        String name = text == null ? "" : Normalizer2.getNFCInstance().normalize(trim(text));
        if (name.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
        } else if (name.codePointCount(0, name.length()) > MAX_CODE_POINTS) {
            violations.add(field, Fault.TOO_LONG, "A name has at most 100 characters.");
        } else if (!isVisible(name)) {
            violations.add(field, Fault.INVALID_NAME);
        } else {
            return Optional.of(new DisplayName(name));
        }
        return Optional.empty();
    }

    private static boolean isVisible(String name) {
        return !INVISIBLE.containsSome(name)
                && !JOINERS.contains(name.codePointAt(0))
                && (!JOINERS.contains(name.codePointBefore(name.length()))
                        || FLAG_AT_THE_END.matcher(name).find());
    }

    /** The text without Unicode White_Space at either end. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && UCharacter.isUWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && UCharacter.isUWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * By what a name, or a part of one that somebody searches for, is compared: toNFKC_Casefold, runs of White_Space
     * collapsed to one space, trimmed. May be empty.
     */
    public static String keyOf(String text) {
        String folded = Normalizer2.getNFKCCasefoldInstance().normalize(text);
        StringBuilder key = new StringBuilder(folded.length());
        boolean gap = false;
        for (int i = 0; i < folded.length(); i++) {
            char unit = folded.charAt(i);
            if (UCharacter.isUWhiteSpace(unit)) {
                gap = !key.isEmpty();
            } else {
                if (gap) {
                    key.append(' ');
                    gap = false;
                }
                key.append(unit);
            }
        }
        return key.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
