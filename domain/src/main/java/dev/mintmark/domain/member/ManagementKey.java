package dev.mintmark.domain.member;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.tenant.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A secret by which automation signs in instead of a person (http-api §2, sign-in). It belongs to its maker: it dies
 * with the maker's membership, and is of no use while its role is above the maker's. It ends, and one that another key
 * made ends with that one.
 *
 * @param owner its maker's
 * @param madeByKey the key that made it in its maker's name; empty if the maker did
 * @param onlyApps the apps that it is made for, of which some may be deleted by now; empty for whatever its role allows
 * @param digest what is stored of the secret
 * @param hint the secret's last four characters
 * @param expiresAt from when on it is of no use
 * @param lastUsedAt when it last signed in; empty if it never has
 */
public record ManagementKey(
        ManagementKeyId id,
        Owner owner,
        MemberId maker,
        Optional<ManagementKeyId> madeByKey,
        DisplayName name,
        Role role,
        Optional<Set<AppId>> onlyApps,
        SecretDigest digest,
        String hint,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt) {
    /** For how many apps a key can be made. */
    public static final int MOST_APPS = 100;

    /** Copies the apps. */
    public ManagementKey {
        onlyApps = onlyApps.map(Set::copyOf);
    }

    /** The longest time for which a key can be made. */
    public static final Duration LONGEST_LIFETIME = Duration.ofDays(366);

    /** How long a key holds for which no expiry is chosen, unless the key that makes it ends before. */
    public static final Duration USUAL_LIFETIME = Duration.ofDays(90);

    /**
     * When a key that is made now ends; reports {@code invalid_expiry} for a choice that cannot be.
     *
     * @param chosen empty where nobody chose
     * @param madeBy the key that makes it; empty for a person
     */
    public static Instant expiry(
            Optional<Instant> chosen,
            Optional<ManagementKey> madeBy,
            Instant now,
            String field,
            Violations violations) {
        Instant latest = madeBy.map(ManagementKey::expiresAt)
                .filter(now.plus(LONGEST_LIFETIME)::isAfter)
                .orElse(now.plus(LONGEST_LIFETIME));
        Instant end = chosen.orElse(now.plus(USUAL_LIFETIME).isBefore(latest) ? now.plus(USUAL_LIFETIME) : latest);
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFETIME))) {
            violations.add(field, Fault.INVALID_EXPIRY);
        } else if (end.isAfter(latest)) {
            violations.add(
                    field,
                    Fault.INVALID_EXPIRY,
                    "A key that a key makes ends with it at the latest: at " + latest + ".");
        }
        return end;
    }

    /**
     * Reads a role for a key of this maker, none above its own; reports {@code required} or {@code invalid_role}. The
     * text may be null.
     */
    public static Optional<Role> parseRole(String code, Member maker, String field, Violations violations) {
        if (code == null || code.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
            return Optional.empty();
        }
        Optional<Role> role = Coded.find(Role.class, code).filter(maker::covers);
        if (role.isEmpty()) {
            violations.add(field, Fault.INVALID_ROLE, "A key's role is one of yours, or below it.");
        }
        return role;
    }

    /**
     * Reads the apps that a key is made for; reports {@code required} for none of them, {@code too_many_apps}, and
     * {@code app_not_found} at each that is not there.
     *
     * @param ids empty for a key that is made for all that its role allows; each may be null
     */
    public static Optional<Set<AppId>> parseApps(
            Optional<List<String>> ids, Predicate<AppId> isThere, String field, Violations violations) {
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        if (ids.get().isEmpty()) {
            violations.add(field, Fault.REQUIRED, "Name at least one app, or leave this out for all of them.");
        } else if (ids.get().size() > MOST_APPS) {
            violations.add(field, Fault.TOO_MANY_APPS);
            return Optional.empty();
        }
        Set<AppId> apps = new HashSet<>();
        for (int i = 0; i < ids.get().size(); i++) {
            Optional<AppId> app =
                    Optional.ofNullable(ids.get().get(i)).flatMap(AppId::parse).filter(isThere);
            if (app.isEmpty()) {
                violations.add(field + "[" + i + "]", Fault.APP_NOT_FOUND);
            }
            app.ifPresent(apps::add);
        }
        return Optional.of(apps);
    }

    /** A key that a member makes now, its role none above the maker's. */
    public static ManagementKey create(
            ManagementKeyId id,
            Member maker,
            Optional<ManagementKeyId> madeByKey,
            DisplayName name,
            Role role,
            Optional<Set<AppId>> onlyApps,
            ClientSecret key,
            Instant expiresAt,
            Instant now) {
        return new ManagementKey(
                id,
                maker.owner(),
                maker.id(),
                madeByKey,
                name,
                role,
                onlyApps,
                SecretDigest.of(key),
                key.hint(),
                now,
                expiresAt,
                Optional.empty());
    }

    /** Whether it lets somebody in, now that its maker is this member. */
    public boolean isUsableBy(Member currentMaker, Instant now) {
        return currentMaker.id().equals(maker) && currentMaker.covers(role) && now.isBefore(expiresAt);
    }
}
