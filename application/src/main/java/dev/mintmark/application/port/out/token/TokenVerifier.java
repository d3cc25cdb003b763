package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.key.SigningKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Verifies JSON Web Tokens that this service signed (RFC 7515 §5.2). */
public interface TokenVerifier {
    /** The longest token that is looked at, in characters. */
    int MAX_LENGTH = 16_384;

    /**
     * The claims of a token, if a key of ours signed it; nothing else about it is checked.
     *
     * @param token whatever was sent
     * @param types what the header's {@code typ} may be, such as {@code at+jwt}
     * @param keys the key with an id, if its signatures are accepted now; asked at most once
     * @return texts, numbers (whole ones as {@link Long}), booleans, lists and maps, in the token's order; empty if the
     *     token is not one of ours
     */
    Optional<Map<String, Object>> verify(String token, Set<String> types, Function<String, Optional<SigningKey>> keys);
}
