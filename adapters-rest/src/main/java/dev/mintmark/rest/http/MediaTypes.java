package dev.mintmark.rest.http;

/** Media types that Jakarta REST has no name for. */
public final class MediaTypes {
    /** A JSON Merge Patch (<a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private MediaTypes() {}
}
