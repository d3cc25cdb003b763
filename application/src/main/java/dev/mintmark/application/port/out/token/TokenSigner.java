package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.key.SigningKey;
import java.util.Map;

/** Signs JSON Web Tokens (RFC 7519) with stored keys. */
public interface TokenSigner {
    /**
     * Signs claims; the header carries the key's algorithm and {@code kid}.
     *
     * @param type the header's {@code typ}, such as {@code at+jwt}
     * @param claims numbers, texts, lists and maps; times in seconds
     * @return the token in compact form
     */
    String sign(SigningKey key, String type, Map<String, Object> claims);
}
