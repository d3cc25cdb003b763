package dev.mintmark.frontdoor;

/**
 * Why a request goes no further than the door.
 *
 * @param code as in docs/errors.md
 * @param detail one sentence that says what to do
 */
record Refusal(int status, String reason, String code, String title, String detail) {
    static final Refusal BAD_REQUEST = new Refusal(
            400,
            "Bad Request",
            "bad_request",
            "Bad request",
            "The request cannot be understood. Check its address and its headers.");

    static final Refusal UNSOUND_PATH = new Refusal(
            400,
            "Bad Request",
            "bad_request",
            "Bad request",
            "Write the path plainly: no parameters, dots or empty segments, no encoded slashes or controls.");

    static final Refusal NOT_FOUND =
            new Refusal(404, "Not Found", "not_found", "Not found", "There is no such resource, or it is not yours.");

    static final Refusal METHOD = new Refusal(
            405,
            "Method Not Allowed",
            "method_not_allowed",
            "Method not allowed",
            "Use one of the methods that the Allow header names.");

    static final Refusal INTERNAL = new Refusal(
            500, "Internal Server Error", "internal_error", "Internal error", "Something went wrong here. Report it.");

    /** What is said where the server's own pages end with a status. */
    static Refusal ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD;
            default -> status < 500 ? BAD_REQUEST : INTERNAL;
        };
    }

    /**
     * The body of the answer: an OAuth error (RFC 6749 §5.2) for the OAuth endpoints, else a problem document (RFC
     * 9457).
     *
     * @param path as it was sent
     */
    String body(String path, String issuer) {
        String page = issuer + "/docs/errors/" + code;
        if (isOAuth(path)) {
            return "{\"error\":\"invalid_request\",\"error_description\":\"" + detail + "\",\"error_uri\":\"" + issuer
                    + "/docs/errors/invalid_request\"}";
        }
        return "{\"type\":\"" + page + "\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\"" + detail
                + "\",\"instance\":\"" + encoded(path) + "\",\"code\":\"" + code + "\"}";
    }

    String mediaType(String path) {
        return isOAuth(path) ? "application/json" : "application/problem+json";
    }

    private static boolean isOAuth(String path) {
        return path.startsWith("/connect/");
    }

    /** The path as a URI reference that JSON can hold: what is neither printable nor plain is percent-encoded. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (char each : path.toCharArray()) {
            boolean plain = each > ' ' && each < 0x7f && "\"<>\\^`{|}".indexOf(each) < 0;
            encoded.append(plain ? String.valueOf(each) : String.format("%%%02X", each & 0xff));
        }
        return encoded.toString();
    }
}
