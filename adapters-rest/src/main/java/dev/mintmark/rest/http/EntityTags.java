package dev.mintmark.rest.http;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.rest.json.JsonText;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entity tags made of versions, and the conditions that name them (RFC 9110 §8.8.3, §13.1.1, §13.1.2). What compressing
 * proxies make of a tag means the same: {@code W/"1"} (nginx), {@code "1-gzip"} (Apache), {@code "1;gzip"} (http-api
 * §2).
 */
public final class EntityTags {
    private static final Pattern TAG = Pattern.compile("\\G[ \\t]*(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*?)"
            + "(?:[-;](?:gzip|br|zstd|deflate))?\"[ \\t]*(?:,|\\z)");
    private static final String ANY = "*";
    private static final long NO_VERSION = -1;

    private EntityTags() {}

    /** The tag of a version. */
    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * The version that a change is meant for: empty if any will do, a version that never exists if the condition cannot
     * hold.
     *
     * @param ifMatch the header, may be null
     * @param current asked for the current version only if several are named
     */
    public static Optional<Long> expectedVersion(String ifMatch, LongSupplier current) {
        if (ifMatch == null || ifMatch.strip().equals(ANY)) {
            return Optional.empty();
        }
        Set<String> tags = tags(ifMatch);
        if (tags.size() > 1) {
            long version = current.getAsLong();
            return Optional.of(tags.contains(Long.toString(version)) ? version : NO_VERSION);
        }
        return Optional.of(tags.stream().findFirst().map(EntityTags::version).orElse(NO_VERSION));
    }

    /** Refuses with {@code precondition_failed} unless the current version will do. */
    public static void requireVersion(Optional<Long> expected, long current) {
        if (expected.isPresent() && expected.get() != current) {
            throw new RuleBroken(Refusal.CHANGED_SINCE_READ);
        }
    }

    /** Whether a caller who sent this {@code If-None-Match}, which may be null, has what this tag names already. */
    public static boolean isKnown(String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && (ifNoneMatch.strip().equals(ANY) || tags(ifNoneMatch).contains(tag));
    }

    /** Answers 304 to a caller who has this version already, else the entity, with its tag. */
    public static Response answer(String ifNoneMatch, long version, Record entity) {
        EntityTag tag = of(version);
        return isKnown(ifNoneMatch, tag.getValue())
                ? Response.notModified(tag).build()
                : Response.ok(entity).tag(tag).build();
    }

    /** Answers the entity with its tag. */
    public static Response answer(long version, Record entity) {
        return Response.ok(entity).tag(of(version)).build();
    }

    /**
     * Answers 304 to a caller who has this very content already, else the entity, with a weak tag made of its content.
     */
    public static Response answer(String ifNoneMatch, Record entity) {
        EntityTag tag = weak(entity);
        return isKnown(ifNoneMatch, tag.getValue())
                ? Response.notModified(tag).build()
                : Response.ok(entity).tag(tag).build();
    }

    /** A weak tag made of what is answered. */
    public static EntityTag weak(Record entity) {
        return new EntityTag(ofContent(JsonText.of(entity)), true);
    }

    /** What stands in the tag of a text: its SHA-256, in hexadecimal. */
    public static String ofContent(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static Set<String> tags(String header) {
        Set<String> tags = new HashSet<>();
        Matcher tag = TAG.matcher(header);
        while (tag.find()) {
            tags.add(tag.group(1));
        }
        return tags;
    }

    private static long version(String tag) {
        try {
            long version = Long.parseLong(tag);
            return Long.toString(version).equals(tag) ? version : NO_VERSION;
        } catch (NumberFormatException notOurs) {
            return NO_VERSION;
        }
    }
}
