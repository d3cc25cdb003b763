package dev.mintmark.rest.error;

import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.json.JsonText;
import dev.mintmark.rest.refusal.Problem;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A problem in the form that its caller understands: an OAuth error at the token endpoint, a problem document
 * elsewhere.
 *
 * @param json the body, of this media type
 */
public record ErrorResponse(int status, String mediaType, String json, Map<String, String> headers) {
    private static final String RETRY_AFTER_SECONDS = "5";
    /** RFC 5789 §3.1. */
    private static final String ACCEPT_PATCH = "Accept-Patch";

    /** The answer to a request that meets this problem. */
    public static ErrorResponse of(Problem problem, Exchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (problem.status() == 503 || problem.status() == 429) {
            headers.put(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (problem.status() == 415) {
            headers.put(HttpHeaders.ACCEPT_ENCODING, "gzip");
            if (exchange.method().equals("PATCH")) {
                headers.put(ACCEPT_PATCH, MediaTypes.MERGE_PATCH);
            }
        }
        if (exchange.isOAuthRequest()) {
            OAuthError error = oauthError(problem);
            if (error.status() == 401) {
                headers.put(HttpHeaders.WWW_AUTHENTICATE, OAuthError.CHALLENGE);
            }
            headers.put("Pragma", "no-cache");
            return new ErrorResponse(error.status(), MediaType.APPLICATION_JSON, error.json(exchange), headers);
        }
        if (problem.status() == 401) {
            headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return new ErrorResponse(problem.status(), Problem.MEDIA_TYPE, json(problem, exchange), headers);
    }

    /** The same, to be tried again after this time. */
    public ErrorResponse after(Duration wait) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
        return new ErrorResponse(status, mediaType, json, all);
    }

    private static String json(Problem problem, Exchange exchange) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", exchange.documentationOf(problem.code()));
        members.put("title", title(problem.code()));
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        members.put("instance", exchange.path());
        members.put("code", problem.code());
        if (!problem.errors().isEmpty()) {
            members.put("errors", problem.errors());
        }
        return JsonText.of(members);
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('_', ' ');
    }

    private static OAuthError oauthError(Problem problem) {
        return switch (problem.status()) {
            case 401 -> OAuthError.INVALID_CLIENT;
            case 405 -> OAuthError.of(405, "invalid_request", "Use the method POST.");
            case 500, 503 ->
                OAuthError.of(
                        problem.status(), problem.status() == 503 ? problem.code() : "server_error", problem.detail());
            default -> OAuthError.of(problem.status(), "invalid_request", problem.detail());
        };
    }

    /** As an answer of a resource. */
    public Response toResponse() {
        Response.ResponseBuilder answer =
                Response.status(status).type(mediaType).entity(json);
        headers.forEach(answer::header);
        return answer.build();
    }

    /** As an answer of a filter or a servlet. */
    public void writeTo(HttpServletResponse response) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        headers.forEach(response::setHeader);
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
