package dev.mintmark.verifier;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** {@code kits/vectors/vectors.json}. */
final class Vectors {
    static final Map<String, Object> ALL = read();
    static final String ISSUER = (String) ALL.get("issuer");
    static final String AUDIENCE = (String) ALL.get("audience");
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond((Long) ALL.get("now")), ZoneOffset.UTC);
    static final String GOOD = token("a good token");

    private Vectors() {}

    static List<Map<String, Object>> rows(String member) {
        return ((List<?>) ALL.get(member)).stream().map(Vectors::members).toList();
    }

    static String token(String name) {
        return rows("cases").stream()
                .filter(row -> row.get("name").equals(name))
                .map(row -> (String) row.get("token"))
                .findAny()
                .orElseThrow();
    }

    /** The headers of the call with this name: {@code Authorization} and {@code DPoP}. */
    static String[] callWithProof(String name) {
        Map<String, Object> row = rows("proofs").stream()
                .filter(proof -> proof.get("name").equals(name))
                .findAny()
                .orElseThrow();
        String proof = (String) ((List<?>) row.get("proofs")).get(0);
        return new String[] {"Authorization", row.get("scheme") + " " + row.get("token"), "DPoP", proof};
    }

    static String jwks() {
        return JSONObjectUtils.toJSONString(members(ALL.get("jwks")));
    }

    /** The published keys, only this one of them. */
    static String jwks(String kid) {
        List<?> only = ((List<?>) members(ALL.get("jwks")).get("keys"))
                .stream().filter(key -> members(key).get("kid").equals(kid)).toList();
        return JSONObjectUtils.toJSONString(Map.of("keys", only));
    }

    /** A verifier as the vectors suppose it, with the keys of this issuer. */
    static Verifier.Builder verifier(PretendedIssuer issuer) {
        return Verifier.builder(ISSUER, AUDIENCE).clock(CLOCK).keysAt(issuer.keys());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> members(Object object) {
        return (Map<String, Object>) object;
    }

    private static Map<String, Object> read() {
        try {
            return JSONObjectUtils.parse(Files.readString(VectorsGenerator.FILE));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ParseException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
