package dev.mintmark.rest.json;

/** A text is not the JSON object that is expected; the message is a sentence for whoever sent it. */
public final class MalformedJson extends RuntimeException {
    MalformedJson(String message) {
        super(message, null, false, false);
    }
}
