package dev.mintmark.rest.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A whole answer, made before anything of it is sent. */
public final class PlainResponse {
    /** The media type of JSON. */
    public static final String JSON = "application/json";

    private static final byte[] NOTHING = {};

    private final int status;
    private final String mediaType;
    private final byte[] body;
    private final Map<String, String> headers;

    private PlainResponse(int status, String mediaType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
        this.headers = headers;
    }

    /**
     * An answer with a body.
     *
     * @param headers beside those about the body
     */
    public static PlainResponse of(int status, String mediaType, String body, Map<String, String> headers) {
        return of(status, mediaType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The same of bytes, which nobody changes any more. */
    public static PlainResponse of(int status, String mediaType, byte[] body, Map<String, String> headers) {
        return new PlainResponse(status, mediaType, body, headers);
    }

    /** An answer without a body. */
    public static PlainResponse empty(int status, Map<String, String> headers) {
        return new PlainResponse(status, null, NOTHING, headers);
    }

    /** The same with one header more. */
    public PlainResponse with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new PlainResponse(status, mediaType, body, more);
    }

    /** Three digits. */
    public int status() {
        return status;
    }

    /** Null where there is no body. */
    public String mediaType() {
        return mediaType;
    }

    /** The body. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Those beside the body's own. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Sends it. */
    public void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (mediaType != null) {
            response.setContentType(mediaType);
        }
        if (status == HttpServletResponse.SC_NOT_MODIFIED) {
            return;
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
