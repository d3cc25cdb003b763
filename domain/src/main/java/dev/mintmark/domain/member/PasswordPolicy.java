package dev.mintmark.domain.member;

import com.ibm.icu.lang.UCharacter;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a password that somebody chooses must be (http-api §2, sign-in; NIST SP 800-63B §5.1.1.2): 12 to 128 code points
 * of at least five different ones, none of the 100,000 most common, and long enough without the words of the
 * installation, the tenant and the person's address.
 */
public final class PasswordPolicy {
    /** The fewest different code points. */
    public static final int MIN_DIFFERENT = 5;

    private static final String SERVICE = "Mintmark";
    private static final int SHORTEST_WORD = 4;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final List<String> installation;
    private final Set<String> common;

    /**
     * The policy of an installation.
     *
     * @param issuerHost the host by which people know it
     * @param common the most common passwords, in lower case
     */
    public PasswordPolicy(String issuerHost, Set<String> common) {
        this.installation = List.of(SERVICE, issuerHost);
        this.common = Set.copyOf(common);
    }

    /**
     * Reports {@code required} or {@code weak_password}, with what to do.
     *
     * @param personal texts that others connect with the person: the e-mail address, the tenant's name
     */
    public void check(Password password, List<String> personal, String field, Violations violations) {
        String text = password.reveal();
        long length = text.codePoints().count();
        if (length == 0) {
            violations.add(field, Fault.REQUIRED);
        } else if (length < Password.MIN_CODE_POINTS || length > Password.MAX_CODE_POINTS) {
            violations.add(field, Fault.WEAK_PASSWORD);
        } else if (text.codePoints().distinct().count() < MIN_DIFFERENT) {
            violations.add(field, Fault.WEAK_PASSWORD, "A password has at least five different characters.");
        } else if (common.contains(folded(text))) {
            violations.add(
                    field,
                    Fault.WEAK_PASSWORD,
                    "This is one of the passwords that are tried first. Choose another, such as several words that"
                            + " do not belong together.");
        } else if (without(words(personal), folded(text)).codePoints().count() < Password.MIN_CODE_POINTS) {
            violations.add(
                    field,
                    Fault.WEAK_PASSWORD,
                    "A password has at least 12 characters besides the words of your address, your tenant and this"
                            + " service.");
        }
    }

    private Set<String> words(List<String> personal) {
        return Stream.concat(installation.stream(), personal.stream())
                .flatMap(text -> BETWEEN_WORDS.splitAsStream(folded(text)))
                .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST_WORD)
                .collect(Collectors.toCollection(() -> new TreeSet<>(
                        Comparator.comparing(String::length).reversed().thenComparing(word -> word))));
    }

    private static String without(Set<String> words, String text) {
        String rest = text;
        for (String word : words) {
            rest = rest.replace(word, "");
        }
        return rest;
    }

    private static String folded(String text) {
        return UCharacter.foldCase(text, true);
    }
}
