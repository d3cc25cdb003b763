package dev.mintmark.token;

/**
 * A JSON Web Key that cannot be registered; the message is a sentence for whoever sent it and repeats nothing of the
 * key.
 */
final class UnusableJwk extends RuntimeException {
    UnusableJwk(String sentence) {
        super(sentence, null, false, false);
    }
}
