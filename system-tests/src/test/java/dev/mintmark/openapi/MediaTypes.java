package dev.mintmark.openapi;

/** Media types as the document names them. */
final class MediaTypes {
    private MediaTypes() {}

    static String withoutParameters(String header) {
        return header.split(";", 2)[0].strip().toLowerCase();
    }

    static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }
}
