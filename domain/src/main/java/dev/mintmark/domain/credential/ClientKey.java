package dev.mintmark.domain.credential;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A public key with which an app authenticates by {@code private_key_jwt} (rules §5). Holds public members only.
 *
 * @param kid the key's id among the app's keys: 1 to {@value #MAX_KID} visible ASCII characters, without quotation mark
 *     and backslash
 * @param algorithm the one algorithm of the assertions that it verifies
 * @param thumbprint names the key itself, whatever its id (RFC 7638, SHA-256): 43 characters of base64url
 * @param parameters the members of its JWK that make the key, such as {@code crv}, {@code x} and {@code y}, in order of
 *     their names
 */
public record ClientKey(String kid, ClientKeyAlgorithm algorithm, String thumbprint, Map<String, String> parameters) {
    /** The longest key id, in characters. */
    public static final int MAX_KID = 128;

    private static final Pattern KID = Pattern.compile("[!#-\\[\\]-~]{1," + MAX_KID + "}");

    /** Checks the id and copies the parameters. */
    public ClientKey {
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(thumbprint);
        if (!isKid(kid)) {
            throw new IllegalArgumentException("not a key id");
        }
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** Whether the text can be a key's id. */
    public static boolean isKid(String text) {
        return KID.matcher(text).matches();
    }

    /** The key as the members of a JWK (RFC 7517 §4). */
    public Map<String, String> jwk() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("kty", algorithm.keyType());
        members.put("use", "sig");
        members.put("alg", algorithm.code());
        members.put("kid", kid);
        members.putAll(parameters);
        return Collections.unmodifiableMap(members);
    }

    /**
     * The key that an assertion is verified with: the one of its algorithm and, where it names one, of its key id.
     *
     * @param namedKid empty if the assertion names none; then the app may have only one key of the algorithm
     * @return empty if there is none, or if two fit
     */
    public static Optional<ClientKey> selectKey(
            ClientKeyAlgorithm algorithm, Optional<String> namedKid, List<ClientKey> keys) {
        List<ClientKey> fitting = keys.stream()
                .filter(key -> key.algorithm == algorithm)
                .filter(key -> namedKid.map(key.kid::equals).orElse(true))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** How the audit trail names it. */
    public String label() {
        return kid.equals(thumbprint) ? kid : kid + " " + thumbprint;
    }
}
