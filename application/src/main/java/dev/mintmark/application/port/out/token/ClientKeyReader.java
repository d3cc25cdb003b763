package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.ClientKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads public keys that an app registers (RFC 7517; rules §5). */
public interface ClientKeyReader {
    /**
     * Reads JSON Web Keys by value; reports every faulty one at its index as {@code invalid_jwk}, in words that repeat
     * nothing of it. A key without an id gets its thumbprint for one; an RSA key without an algorithm gets
     * {@code RS256}.
     *
     * @param jwks the members of each key, as sent
     * @return the keys in order; empty if anything was reported
     */
    Optional<List<ClientKey>> read(List<Map<String, Object>> jwks, String field, Violations violations);
}
