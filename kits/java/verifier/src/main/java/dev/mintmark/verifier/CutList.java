package dev.mintmark.verifier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What no longer counts among tokens that have not expired (rules §12). Cuts of the same members lie in one hash map: a
 * token is looked up once for each such set of members, however many cuts there are.
 */
final class CutList {
    private static final String KEY = "kid";
    private static final String VERSION_BELOW = "credentialVersionBelow";
    private static final Set<String> SUBJECTS = Set.of("appId", "tenantid", "plan", KEY, "aud");

    private final long issuedAt;
    private final long expiresAt;
    /** By the names of the members, then by their values: below which credential version tokens are dead. */
    private final Map<List<String>, Map<List<String>, Long>> cuts = new HashMap<>();

    private final Set<String> unknownMembers = new TreeSet<>();

    /** What a list says whose signature, issuer, audience and times were checked. */
    CutList(Claims claims) throws Rejection {
        this.issuedAt = claims.wholeNumber("iat");
        this.expiresAt = claims.wholeNumber("exp");
        for (Claims cut : claims.objects("cuts")) {
            add(cut);
        }
    }

    /** A cut that has a member which is not known kills nothing: it may be what spares most tokens. */
    private void add(Claims cut) throws Rejection {
        Set<String> names = new TreeSet<>(cut.members().keySet());
        long versionBelow = names.remove(VERSION_BELOW) ? cut.wholeNumber(VERSION_BELOW) : Long.MAX_VALUE;
        if (names.isEmpty()) {
            throw Claims.unreadable("cuts");
        }
        if (!SUBJECTS.containsAll(names)) {
            names.removeAll(SUBJECTS);
            unknownMembers.addAll(names);
            return;
        }
        String[] values = new String[names.size()];
        int i = 0;
        for (String name : names) {
            values[i++] = cut.text(name);
        }
        sameMembers(List.copyOf(names)).merge(List.of(values), versionBelow, Math::max);
    }

    private Map<List<String>, Long> sameMembers(List<String> names) {
        return cuts.computeIfAbsent(names, first -> new HashMap<>());
    }

    /**
     * Keeps what an earlier list said of keys: a revoked one never comes back, and may be held here for longer than it
     * is in the list.
     */
    void keepKeysOf(CutList earlier) {
        sameMembers(List.of(KEY)).putAll(earlier.sameMembers(List.of(KEY)));
    }

    /**
     * The members of a cut that kills this token; empty if none does.
     *
     * @param token its values, by the names that cuts have for them; without those that it lacks
     */
    Optional<String> killing(Map<String, String> token, long credentialVersion) {
        for (Map.Entry<List<String>, Map<List<String>, Long>> same : cuts.entrySet()) {
            List<String> names = same.getKey();
            Long versionBelow =
                    same.getValue().get(names.stream().map(token::get).toList());
            if (versionBelow != null && credentialVersion < versionBelow) {
                return Optional.of(String.join(" ", names));
            }
        }
        return Optional.empty();
    }

    boolean killsKey(String kid) {
        return killing(Map.of(KEY, kid), 0).isPresent();
    }

    /** In seconds since 1970. */
    long issuedAt() {
        return issuedAt;
    }

    /** In seconds since 1970. */
    long expiresAt() {
        return expiresAt;
    }

    /** Members of cuts that this version does not know. */
    Set<String> unknownMembers() {
        return unknownMembers;
    }
}
