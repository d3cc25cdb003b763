package dev.mintmark.rest.http;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Media types of requests, those included that Jakarta REST has no name for. */
public final class MediaTypes {
    /** A JSON Merge Patch (<a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private MediaTypes() {}

    /**
     * Refuses a body of another type than JSON where none is needed, nor then the type of one.
     *
     * @throws NotSupportedException if there is such a body
     */
    public static void requireJsonIfAny(HttpHeaders headers, byte[] body) {
        if (body != null && body.length > 0 && !MediaType.APPLICATION_JSON_TYPE.isCompatible(headers.getMediaType())) {
            throw new NotSupportedException();
        }
    }
}
